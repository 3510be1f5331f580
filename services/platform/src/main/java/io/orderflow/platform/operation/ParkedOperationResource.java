package io.orderflow.platform.operation;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Effects elsewhere that could not be brought about or cleared up, and now wait for a person. */
@Path("/api/v1/ops/failed-compensations")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "operations")
public class ParkedOperationResource {

    private final Database database;

    ParkedOperationResource(Database database) {
        this.database = database;
    }

    @GET
    @Operation(summary = "Parked operations, newest first, at most 200")
    public Uni<Parked> list() {
        return database.list(
                        "select * from operation where state = 'parked' order by created_at desc limit 200",
                        row -> new Line(
                                row.getString("key"),
                                row.getString("kind"),
                                row.getString("subject"),
                                row.getString("last_error"),
                                row.getString("payload"),
                                row.getInteger("attempts"),
                                row.getOffsetDateTime("created_at").toInstant(),
                                row.getString("state")))
                .map(Parked::new);
    }

    public record Parked(List<Line> items) {}

    /** @param id the operation key  @param operation its kind */
    public record Line(
            String id,
            String operation,
            String aggregateId,
            String reason,
            String payload,
            int attempts,
            Instant at,
            String status) {}
}
