package io.orderflow.payment.api;

import io.orderflow.payment.api.MoneyRequests.Amount;
import io.orderflow.payment.api.MoneyRequests.Capture;
import io.orderflow.payment.api.MoneyRequests.Refund;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.usecase.ReadPayments;
import io.orderflow.payment.usecase.card.CapturePayment;
import io.orderflow.payment.usecase.refund.CancelPayment;
import io.orderflow.payment.usecase.refund.RefundPayment;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.ETags;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Payments over HTTP (api.md §3, "payment"). Commands answer at once; the gateway is asked in the background. */
@Path("/api/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "payments")
public class PaymentResource {

    private final ReadPayments reads;
    private final CapturePayment capturing;
    private final CancelPayment cancelling;
    private final RefundPayment refunding;
    private final Idempotency idempotency;
    private final Caller caller;

    PaymentResource(
            ReadPayments reads,
            CapturePayment capturing,
            CancelPayment cancelling,
            RefundPayment refunding,
            Idempotency idempotency,
            Caller caller) {
        this.reads = reads;
        this.capturing = capturing;
        this.cancelling = cancelling;
        this.refunding = refunding;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @Operation(summary = "Payments, newest first; of one order with order_id")
    public Uni<Paging.Page<PaymentBody>> list(
            @QueryParam("order_id") @Nullable String orderId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        String owner = caller.isStaff() ? null : caller.subject();
        return reads.page(orderId, owner, paging.after(), paging.limit())
                .map(found -> paging.page(found.stream().map(PaymentBody::of).toList(), PaymentBody::id));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @APIResponseSchema(value = PaymentBody.class, responseCode = "200")
    @Operation(summary = "One payment")
    public Uni<Response> read(@PathParam("id") String id) {
        return visible(id)
                .map(found -> found.map(payment -> reply(200, payment))
                        .orElseGet(PaymentResource::unknown)
                        .toResponse());
    }

    @GET
    @Path("{id}/ledger")
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @APIResponseSchema(value = LedgerBody.class, responseCode = "200")
    @Operation(summary = "Entries that sum to what the gateway holds")
    public Uni<Response> ledger(@PathParam("id") String id) {
        return visible(id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(unknown())
                        : reads.ledger(found.get().id())
                                .map(entries -> Reply.of(200, LedgerBody.of(found.get(), entries))))
                .map(Reply::toResponse);
    }

    @GET
    @Path("{id}/disputes")
    @RolesAllowed(Roles.STAFF)
    @APIResponseSchema(value = DisputesBody.class, responseCode = "200")
    @Operation(summary = "What the card holder's bank has told of this payment, oldest first")
    public Uni<Response> disputes(@PathParam("id") String id) {
        return visible(id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(unknown())
                        : reads.disputes(found.get()).map(disputes -> Reply.of(200, DisputesBody.of(disputes))))
                .map(Reply::toResponse);
    }

    @POST
    @Path("{id}/capture")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.STAFF)
    @APIResponseSchema(value = PaymentBody.class, responseCode = "200")
    @Operation(summary = "Captures an amount, or all that is left of the authorization")
    public Uni<Response> capture(@PathParam("id") String id, @Valid @Nullable Capture body) {
        Optional<Amount> amount = Optional.ofNullable(body).map(Capture::amount);
        return command(
                id,
                body == null ? Map.of() : body,
                200,
                (tx, payment, seen) -> capturing.request(tx, payment, amount.map(Amount::money), seen));
    }

    @POST
    @Path("{id}/void")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.STAFF)
    @APIResponseSchema(value = PaymentBody.class, responseCode = "200")
    @Operation(summary = "Lets go of what is authorized; an order that lives on it is cancelled")
    public Uni<Response> release(@PathParam("id") String id) {
        return command(id, Map.of(), 200, cancelling::release);
    }

    @POST
    @Path("{id}/refunds")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.STAFF)
    @APIResponseSchema(value = PaymentBody.class, responseCode = "201")
    @Operation(summary = "Gives captured money back, in one or several parts")
    public Uni<Response> refund(@PathParam("id") String id, @Valid @NotNull Refund body) {
        return command(
                id,
                body,
                201,
                (tx, payment, seen) ->
                        refunding.refund(tx, payment, body.amount().money(), body.reason(), seen));
    }

    /** What is asked of one payment. {@code seen} says whether a version is the one that the caller has read. */
    private interface Command {
        Uni<Outcome<Payment>> give(Tx tx, UUID payment, LongPredicate seen);
    }

    private Uni<Response> command(String id, Object body, int status, Command command) {
        var key = caller.idempotencyKey(body);
        String ifMatch = caller.ifMatch();
        Function<Tx, Uni<Reply>> effect = tx -> Ids.find(id)
                .map(payment -> command.give(tx, payment, version -> ETags.allows(ifMatch, version))
                        .map(outcome -> Reply.of(outcome, changed -> reply(status, changed))))
                .orElseGet(() -> Uni.createFrom().item(unknown()));
        return idempotency.once(key, caller.cause(), effect).map(Reply::toResponse);
    }

    private Uni<Optional<Payment>> visible(String id) {
        return Ids.find(id)
                .map(payment -> reads.one(payment).map(found -> found.filter(p -> caller.mayActFor(p.customerId()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static Reply unknown() {
        return Reply.refused(Rejection.notFound("No such payment."));
    }

    private static Reply reply(int status, Payment payment) {
        return Reply.of(status, PaymentBody.of(payment)).etag(payment.version());
    }
}
