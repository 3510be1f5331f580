package io.orderflow.warehouse.api;

import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.ProblemException;
import io.orderflow.platform.web.Roles;
import io.orderflow.warehouse.usecase.ReadStock;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reservations over HTTP (api.md §3, "warehouse"); orders make and end them over gRPC. */
@Path("/api/v1/reservations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.STAFF)
@Tag(name = "reservations")
public class ReservationResource {

    private final ReadStock reads;

    ReservationResource(ReadStock reads) {
        this.reads = reads;
    }

    @GET
    @Operation(summary = "Reservations of an order, newest first, ended ones too")
    public Uni<Paging.Page<ReservationBody>> list(
            @Parameter(required = true) @QueryParam("order_id") @Nullable String orderId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (orderId == null || orderId.isBlank()) {
            throw ProblemException.badField("order_id", "required", "must be given");
        }
        var paging = Paging.of(limit, cursor);
        return reads.reservations(orderId, paging.after(), paging.limit())
                .map(found ->
                        paging.page(found.stream().map(ReservationBody::of).toList(), ReservationBody::id));
    }
}
