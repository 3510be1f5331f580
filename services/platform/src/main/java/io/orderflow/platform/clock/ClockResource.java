package io.orderflow.platform.clock;

import io.orderflow.platform.role.LocalOnly;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Moves platform time, in the local and test profile only. */
@Path("/api/v1/ops/clock")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "operations")
public class ClockResource {

    private final PlatformClock clock;
    private final LocalOnly local;

    ClockResource(PlatformClock clock, LocalOnly local) {
        this.clock = clock;
        this.local = local;
    }

    @GET
    @Operation(summary = "Platform time")
    public Now now() {
        local.refuseInProduction();
        return new Now(clock.now());
    }

    @POST
    @Operation(summary = "Moves platform time on")
    public Uni<Now> advance(@Valid @NotNull Advance by) {
        local.refuseInProduction();
        return clock.advance(Duration.ofSeconds(by.advanceSeconds())).map(Now::new);
    }

    /** @param advanceSeconds at most ten years at once; never backwards */
    public record Advance(@NotNull @Min(0) @Max(315_360_000) Long advanceSeconds) {}

    public record Now(Instant now) {}
}
