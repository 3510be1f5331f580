package io.orderflow.sandbox.api;

import io.orderflow.platform.clock.ClockResource.Advance;
import io.orderflow.platform.clock.ClockResource.Now;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sandbox time, by which authorizations expire. */
@Path("/clock")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({GatewayAccess.SHOP, Roles.ADMIN})
@Tag(name = "control")
public class SandboxClockResource {

    private final PlatformClock clock;

    SandboxClockResource(PlatformClock clock) {
        this.clock = clock;
    }

    @POST
    @Operation(summary = "Moves sandbox time on")
    public Uni<Now> advance(@Valid @NotNull Advance by) {
        return clock.advance(Duration.ofSeconds(by.advanceSeconds())).map(Now::new);
    }
}
