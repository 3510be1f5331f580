package io.orderflow.order.api;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.timeline.TimelineEntry;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.order.usecase.ConfirmOrder;
import io.orderflow.order.usecase.ReadOrders;
import io.orderflow.order.usecase.ReadTimeline;
import io.orderflow.order.usecase.cancellation.CancelItems;
import io.orderflow.order.usecase.completion.AcceptOrder;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Orders that exist: read them, and act on one (api.md §3). */
@Path("/api/v1/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class OrderResource {

    private static final Rejection NOT_FOUND = Rejection.notFound("No such order.");

    private final ReadOrders reads;
    private final ReadTimeline telling;
    private final CancelOrder cancelling;
    private final CancelItems cancellingItems;
    private final ConfirmOrder confirming;
    private final AcceptOrder accepting;
    private final OrderCommands commands;
    private final Caller caller;

    OrderResource(
            ReadOrders reads,
            ReadTimeline telling,
            CancelOrder cancelling,
            CancelItems cancellingItems,
            ConfirmOrder confirming,
            AcceptOrder accepting,
            OrderCommands commands,
            Caller caller) {
        this.reads = reads;
        this.telling = telling;
        this.cancelling = cancelling;
        this.cancellingItems = cancellingItems;
        this.confirming = confirming;
        this.accepting = accepting;
        this.commands = commands;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @Operation(summary = "Orders, newest first; a customer sees their own")
    public Uni<Paging.Page<OrderBody>> list(@BeanParam OrderQuery query) {
        var paging = query.paging();
        return reads.page(query.filter(caller, paging), paging.limit())
                .chain(found -> reads.goods(found)
                        .map(goods -> paging.page(
                                found.stream()
                                        .map(order -> OrderBody.of(order, goods.getOrDefault(order.id(), Goods.NONE)))
                                        .toList(),
                                OrderBody::id)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @APIResponseSchema(value = OrderBody.class, responseCode = "200")
    @Operation(summary = "One order")
    public Uni<Response> read(@PathParam("id") UUID id) {
        return reads.one(id)
                .chain(found -> commands.reply(found.filter(this::visible)
                        .<Outcome<Order>>map(Outcome::success)
                        .orElseGet(() -> Outcome.refused(NOT_FOUND))))
                .map(Reply::toResponse);
    }

    @GET
    @Path("{id}/timeline")
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @APIResponseSchema(value = TimelineBody.class, responseCode = "200")
    @Operation(
            summary = "What happened to an order, in all services and in causal order",
            description =
                    "At most the latest 500 entries of each service. A service that is away, or has more to tell, is"
                            + " named in `incomplete`; the rest is told all the same. `event_id` tells of the entry, `causation_id` (an"
                            + " event or an operation) led to it.")
    public Uni<Response> timeline(@PathParam("id") UUID id) {
        return reads.one(id)
                .chain(found -> found.filter(this::visible).isEmpty()
                        ? Uni.createFrom().item(missing().toResponse())
                        : telling.of(caller.cause(), id)
                                .map(told -> Reply.of(200, new TimelineBody(told.items(), told.incomplete()))
                                        .toResponse()));
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @APIResponseSchema(value = OrderBody.class, responseCode = "200")
    @Operation(summary = "Cancels an order, or units of its items; money goes back and stock is let go")
    public Uni<Response> cancel(@PathParam("id") UUID id, @Valid @NotNull CancelRequest request) {
        var items = request.items();
        return commands.keyed(
                id,
                request,
                tx -> items == null
                        ? cancelling.cancel(tx, id, request.reason(), this::visible)
                        : cancellingItems.cancel(tx, id, request.reason(), CancelRequest.wish(items), this::visible));
    }

    @POST
    @Path("{id}/confirm")
    @RolesAllowed(Roles.STAFF)
    @APIResponseSchema(value = OrderBody.class, responseCode = "200")
    @Operation(summary = "Confirms an order that is paid on delivery")
    public Uni<Response> confirm(@PathParam("id") UUID id) {
        return commands.keyed(id, Map.of(), tx -> confirming.confirmCashOnDelivery(tx, id));
    }

    @POST
    @Path("{id}/complete")
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @APIResponseSchema(value = OrderBody.class, responseCode = "200")
    @Operation(summary = "Accepts an order that has shipped: it is over, or will be once its money is captured")
    public Uni<Response> complete(@PathParam("id") UUID id) {
        return commands.keyed(id, Map.of(), tx -> accepting.accept(tx, id, this::visible));
    }

    /** @param incomplete services of which something is missing */
    public record TimelineBody(List<TimelineEntry> items, List<String> incomplete) {}

    private boolean visible(Order order) {
        return caller.mayActFor(order.customerId());
    }

    private static Reply missing() {
        return Reply.refused(NOT_FOUND);
    }
}
