package io.orderflow.platform.saga;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sagas that have not ended: at work, being undone, or waiting for a person. */
@Path("/api/v1/ops/sagas")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class SagaResource {

    private final Database database;

    SagaResource(Database database) {
        this.database = database;
    }

    @GET
    @Operation(summary = "Open sagas, parked ones first, then the oldest, at most 200")
    public Uni<Open> list() {
        return database.list(
                        """
                        select * from saga
                        where state in ('running', 'undoing', 'parked')
                        order by state <> 'parked', lease_until
                        limit 200""",
                        row -> new Line(
                                row.getUUID("id"),
                                row.getString("kind"),
                                row.getString("state"),
                                row.getString("point"),
                                row.getString("reason"),
                                row.getInteger("runs"),
                                row.getOffsetDateTime("created_at").toInstant()))
                .map(Open::new);
    }

    @Schema(name = "OpenSagas")
    public record Open(List<Line> items) {}

    /** @param step its recovery point, or the step that is being undone */
    @Schema(name = "OpenSaga")
    public record Line(
            UUID id,
            String kind,
            String status,
            String step,
            @Nullable String reason,
            int runs,
            Instant at) {}
}
