package io.orderflow.platform.outbox;

import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What waits to be published, and how to publish again what the broker lost. */
@Path("/api/v1/ops/outbox")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "operations")
public class OutboxResource {

    private final OutboxRows rows;
    private final Relay relay;

    OutboxResource(OutboxRows rows, Relay relay) {
        this.rows = rows;
        this.relay = relay;
    }

    @GET
    @Operation(summary = "Depth and age of the outbox")
    public Uni<OutboxDepth> depth() {
        return rows.depth();
    }

    @POST
    @Path("replay")
    @Operation(summary = "Publishes events of a time span, of all or of one aggregate, again, with the same ids")
    public Uni<Replayed> replay(@Valid @NotNull Replay what) {
        return rows.replay(what.from(), what.to(), what.aggregateId())
                .invoke(() -> relay.wake().run())
                .map(Replayed::new);
    }

    /** @param to exclusive  @param aggregateId only its events; those of all when missing */
    @Schema(name = "OutboxReplay")
    public record Replay(
            @NotNull Instant from,
            @NotNull Instant to,
            @Nullable @Size(max = 200) String aggregateId) {}

    /** @param replayed events that go out again */
    @Schema(name = "OutboxReplayed")
    public record Replayed(int replayed) {}
}
