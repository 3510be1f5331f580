package io.orderflow.order.api;

import io.orderflow.order.domain.Order;
import io.orderflow.order.usecase.checkout.PlaceOrder;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.Reply;
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
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where orders come in (api.md §3, {@code POST /api/v1/orders}). */
@Path("/api/v1/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class CheckoutResource {

    private final PlaceOrder placing;
    private final Caller caller;

    CheckoutResource(PlaceOrder placing, Caller caller) {
        this.placing = placing;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @APIResponseSchema(value = OrderBody.class, responseCode = "201")
    @Operation(summary = "Places an order: prices it, authorizes the payment and reserves the stock, or holds nothing")
    public Uni<Response> place(@Valid @NotNull OrderRequest request) {
        if (!caller.mayActFor(request.customerId())) {
            return Uni.createFrom()
                    .item(Reply.problem(Problem.of(403, "forbidden", "A customer orders for themselves only."))
                            .toResponse());
        }
        var key = caller.idempotencyKey(request);
        return request.notYet()
                .map(refusal -> Uni.createFrom().item(Reply.refused(refusal)))
                .orElseGet(() -> placing.place(caller.cause(), key, request.toRequested(), CheckoutResource::answer))
                .map(Reply::toResponse);
    }

    private static Reply answer(Outcome<Order> outcome) {
        return Reply.of(
                outcome,
                order -> Reply.of(201, OrderBody.of(order))
                        .location("/api/v1/orders/" + order.id())
                        .etag(order.version()));
    }
}
