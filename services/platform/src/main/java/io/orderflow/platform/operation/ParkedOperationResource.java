package io.orderflow.platform.operation;

import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Effects elsewhere that could not be brought about or cleared up, and now wait for a person. */
@Path("/api/v1/ops/failed-compensations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "operations")
public class ParkedOperationResource {

    private final ParkedOperations parked;
    private final Caller caller;

    ParkedOperationResource(ParkedOperations parked, Caller caller) {
        this.parked = parked;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Parked operations, newest first")
    public Uni<Paging.Page<ParkedOperation>> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.byKey(limit, cursor);
        return parked.page(paging.after(), paging.limit()).map(items -> paging.page(items, ParkedOperation::id));
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "Takes a parked operation up again, with the same key and all its attempts")
    @APIResponseSchema(value = ParkedOperation.class, responseCode = "202")
    public Uni<Response> retry(@PathParam("id") String id) {
        return parked.retry(id, caller.cause())
                .map(outcome ->
                        Reply.of(outcome, operation -> Reply.of(202, operation)).toResponse());
    }
}
