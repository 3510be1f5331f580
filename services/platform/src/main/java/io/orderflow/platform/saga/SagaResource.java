package io.orderflow.platform.saga;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Where;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
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
    @Operation(summary = "Open sagas, parked ones first, then the oldest")
    public Uni<Paging.Page<Line>> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        var where = new Where()
                .and("state in ('running', 'undoing', 'parked')")
                .and(
                        "(state <> 'parked', created_at, id) > (select state <> 'parked', created_at, id from saga where id = ?)",
                        paging.after());
        return database.list(
                        "select * from saga " + where.clause() + "order by state <> 'parked', created_at, id limit "
                                + where.next(paging.limit()),
                        SagaResource::line,
                        where.values())
                .map(items -> paging.page(items, Line::id));
    }

    private static Line line(Row row) {
        return new Line(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("point"),
                row.getString("reason"),
                row.getInteger("runs"),
                row.getOffsetDateTime("created_at").toInstant());
    }

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
