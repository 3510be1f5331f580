package io.orderflow.platform.outbox;

import io.orderflow.platform.web.ProblemException;
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

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

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
    @Operation(summary = "Publishes events of a time span, or of an aggregate, again, with the same ids")
    public Uni<Replayed> replay(@Valid @NotNull Replay what) {
        return rows.replay(what.begin(), what.end(), what.aggregateId())
                .invoke(() -> relay.wake().run())
                .map(Replayed::new);
    }

    /** @param to exclusive; neither bound is needed where an aggregate is named */
    @Schema(name = "OutboxReplay")
    public record Replay(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable @Size(max = 200) String aggregateId) {

        Instant begin() {
            return bound("from", from, Instant.EPOCH);
        }

        Instant end() {
            return bound("to", to, END);
        }

        /** All of everything is nothing that anybody asks for by leaving something out. */
        private Instant bound(String field, @Nullable Instant given, Instant open) {
            if (given == null && aggregateId == null) {
                throw ProblemException.badField(field, "required", "must be given where no aggregate is named");
            }
            return given == null ? open : given;
        }
    }

    /** @param replayed events that go out again */
    @Schema(name = "OutboxReplayed")
    public record Replayed(int replayed) {}
}
