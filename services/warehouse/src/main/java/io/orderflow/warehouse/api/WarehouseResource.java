package io.orderflow.warehouse.api;

import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.orderflow.warehouse.domain.Warehouse;
import io.orderflow.warehouse.usecase.OpenWarehouse;
import io.orderflow.warehouse.usecase.ReadWarehouses;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Warehouses over HTTP (api.md §3, "warehouse"). */
@Path("/api/v1/warehouses")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.STAFF)
@Tag(name = "warehouses")
public class WarehouseResource {

    private final OpenWarehouse opening;
    private final ReadWarehouses reads;
    private final Idempotency idempotency;
    private final Caller caller;

    WarehouseResource(OpenWarehouse opening, ReadWarehouses reads, Idempotency idempotency, Caller caller) {
        this.opening = opening;
        this.reads = reads;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @APIResponseSchema(value = WarehouseBody.class, responseCode = "201")
    @Operation(summary = "Opens a warehouse")
    public Uni<Response> open(@Valid @NotNull WarehouseRequest request) {
        return idempotency
                .once(
                        caller.idempotencyKey(request),
                        caller.cause(),
                        tx -> opening.open(tx, request.toWarehouse())
                                .map(outcome -> Reply.of(
                                        outcome,
                                        opened -> reply(201, opened).location("/api/v1/warehouses/" + opened.id()))))
                .map(Reply::toResponse);
    }

    @GET
    @Operation(summary = "Warehouses, newest first")
    public Uni<Paging.Page<WarehouseBody>> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return reads.page(paging.after(), paging.limit())
                .map(found -> paging.page(found.stream().map(WarehouseBody::of).toList(), WarehouseBody::id));
    }

    @GET
    @Path("{id}")
    @APIResponseSchema(value = WarehouseBody.class, responseCode = "200")
    @Operation(summary = "One warehouse")
    public Uni<Response> read(@PathParam("id") UUID id) {
        return reads.one(id)
                .map(found -> found.map(warehouse -> reply(200, warehouse))
                        .orElseGet(() -> Reply.refused(Rejection.notFound("No such warehouse.")))
                        .toResponse());
    }

    private static Reply reply(int status, Warehouse warehouse) {
        return Reply.of(status, WarehouseBody.of(warehouse)).etag(warehouse.version());
    }
}
