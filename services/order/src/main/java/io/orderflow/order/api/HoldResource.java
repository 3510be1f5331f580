package io.orderflow.order.api;

import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.usecase.hold.PlaceHold;
import io.orderflow.order.usecase.hold.ReleaseHold;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.ETags;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What makes an order wait (api.md §3, §5 "Holds"). */
@Path("/api/v1/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.STAFF)
@Tag(name = "orders")
public class HoldResource {

    private final PlaceHold placing;
    private final ReleaseHold releasing;
    private final OrderCommands commands;
    private final Caller caller;

    HoldResource(PlaceHold placing, ReleaseHold releasing, OrderCommands commands, Caller caller) {
        this.placing = placing;
        this.releasing = releasing;
        this.commands = commands;
        this.caller = caller;
    }

    @POST
    @Path("{id}/holds")
    @APIResponseSchema(value = OrderBody.class, responseCode = "200")
    @Operation(summary = "Puts an order on hold: nothing of it is picked until the hold is released")
    public Uni<Response> place(@PathParam("id") UUID id, @Valid @NotNull HoldRequest request) {
        return commands.keyed(id, request, tx -> placing.place(tx, id, HoldKind.of(request.kind()), request.reason()));
    }

    @DELETE
    @Path("{id}/holds/{hold_id}")
    @APIResponseSchema(value = OrderBody.class, responseCode = "200")
    @Operation(summary = "Releases a hold; one that was released before stays so")
    public Uni<Response> release(@PathParam("id") UUID id, @PathParam("hold_id") UUID holdId) {
        String ifMatch = caller.ifMatch();
        return releasing
                .release(caller.cause(), id, holdId, version -> ETags.allows(ifMatch, version))
                .chain(commands::reply)
                .map(Reply::toResponse);
    }

    /** @param reason for people, kept with the hold and in the timeline */
    public record HoldRequest(
            @NotNull
            @Pattern(regexp = "fraud|address|stock|manual", message = "must be fraud, address, stock or manual")
            String kind,

            @NotBlank @Size(max = 500) String reason) {}
}
