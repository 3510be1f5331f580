package io.orderflow.order.clients;

import com.google.protobuf.Timestamp;
import io.orderflow.order.domain.Draft;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.cause.WireCause;
import io.orderflow.platform.dapr.Neighbour;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.schemas.grpc.payment.v1.AuthorizeRequest;
import io.orderflow.schemas.grpc.payment.v1.CancelPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.CaptureRequest;
import io.orderflow.schemas.grpc.payment.v1.CollectCashRequest;
import io.orderflow.schemas.grpc.payment.v1.ForgetPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.GetPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.LowerPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.MutinyPaymentServiceGrpc.MutinyPaymentServiceStub;
import io.orderflow.schemas.grpc.payment.v1.PaymentReply;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Asks the payment service. Every call may be repeated with its key. */
@Singleton
public class PaymentClient {

    /** Longer than the payment service waits for its gateway. */
    private static final Duration DEADLINE = Duration.ofSeconds(6);

    private final Neighbour neighbour;
    private final MutinyPaymentServiceStub stub;

    PaymentClient(Neighbour neighbour, @GrpcClient("dapr") MutinyPaymentServiceStub stub) {
        this.neighbour = neighbour;
        this.stub = stub;
    }

    /** @return the payment, still {@code pending} when the gateway's answer is unknown, or {@code payment_declined} */
    public Uni<Outcome<Payment>> authorize(Cause cause, String key, Draft draft) {
        var basket = draft.basket();
        var request = AuthorizeRequest.newBuilder()
                .setOperationKey(key)
                .setOrderId(draft.orderId().toString())
                .setCustomerId(draft.customerId())
                .setMethod(draft.method().code())
                .setToken(draft.token() == null ? "" : draft.token())
                .setAmount(message(new Money(basket.totals().grand(), basket.currency())))
                .setExpiresAt(Timestamp.newBuilder()
                        .setSeconds(draft.expiresAt().getEpochSecond())
                        .setNanos(draft.expiresAt().getNano()))
                .setCause(WireCause.of(cause))
                .build();
        return call(cause, s -> s.authorize(request));
    }

    /** @return the payment once this much is taken, or all was before; empty while that is not known */
    public Uni<Outcome<Optional<Payment>>> capture(Cause cause, String key, UUID orderId, Money amount) {
        return reply(cause, s -> s.capture(capturing(cause, key, orderId, amount)))
                .map(reply ->
                        outcome(reply).map(payment -> reply.getTaken() ? Optional.of(payment) : Optional.empty()));
    }

    private static CaptureRequest capturing(Cause cause, String key, UUID orderId, Money amount) {
        return CaptureRequest.newBuilder()
                .setOperationKey(key)
                .setOrderId(orderId.toString())
                .setAmount(message(amount))
                .setCause(WireCause.of(cause))
                .build();
    }

    /** @return the payment as it stands, or {@code not_found} */
    public Uni<Outcome<Payment>> find(Cause cause, UUID orderId) {
        var request =
                GetPaymentRequest.newBuilder().setOrderId(orderId.toString()).build();
        return call(cause, s -> s.getPayment(request));
    }

    /** Takes the money back, whichever way; safe before, while and after the payment comes to be. */
    public Uni<Outcome<Payment>> cancel(Cause cause, String key, UUID orderId, String reason) {
        var request = CancelPaymentRequest.newBuilder()
                .setOperationKey(key)
                .setOrderId(orderId.toString())
                .setReason(reason)
                .setCause(WireCause.of(cause))
                .build();
        return call(cause, s -> s.cancelPayment(request));
    }

    /** Has no more kept than that; whatever the order of several such calls, the lowest counts. */
    public Uni<Outcome<Payment>> lower(Cause cause, String key, UUID orderId, Money amount) {
        var request = LowerPaymentRequest.newBuilder()
                .setOperationKey(key)
                .setOrderId(orderId.toString())
                .setAmount(message(amount))
                .setCause(WireCause.of(cause))
                .build();
        return call(cause, s -> s.lower(request));
    }

    /** Has nothing of the person kept there; done, too, where there is no payment. */
    public Uni<Outcome<Payment>> forget(Cause cause, String key, UUID orderId) {
        var request = ForgetPaymentRequest.newBuilder()
                .setOperationKey(key)
                .setOrderId(orderId.toString())
                .setCause(WireCause.of(cause))
                .build();
        return call(cause, s -> s.forget(request));
    }

    /** The courier has the cash. @return the payment, captured; {@code cash_mismatch}, or {@code not_found} */
    public Uni<Outcome<Payment>> collectCash(Cause cause, String key, UUID orderId, Money collected) {
        var request = CollectCashRequest.newBuilder()
                .setOperationKey(key)
                .setOrderId(orderId.toString())
                .setCollected(message(collected))
                .setCause(WireCause.of(cause))
                .build();
        return call(cause, s -> s.collectCash(request));
    }

    private Uni<Outcome<Payment>> call(Cause cause, Function<MutinyPaymentServiceStub, Uni<PaymentReply>> call) {
        return reply(cause, call).map(PaymentClient::outcome);
    }

    private Uni<PaymentReply> reply(Cause cause, Function<MutinyPaymentServiceStub, Uni<PaymentReply>> call) {
        return neighbour.call("payment", stub, DEADLINE, cause, call);
    }

    private static Outcome<Payment> outcome(PaymentReply reply) {
        return reply.hasRejection()
                ? Outcome.refused(Rejection.rule(
                        reply.getRejection().getCode(), reply.getRejection().getDetail()))
                : Outcome.success(payment(reply.getPayment()));
    }

    private static Payment payment(io.orderflow.schemas.grpc.payment.v1.Payment message) {
        return new Payment(
                message.getId(),
                message.getReference(),
                message.getMethod(),
                message.getStatus(),
                message.getAuthorizationId().isEmpty() ? null : message.getAuthorizationId(),
                message.getAuthorized().getAmount(),
                message.getCaptured().getAmount(),
                message.getRefunded().getAmount(),
                message.hasExpiresAt()
                        ? Instant.ofEpochSecond(
                                message.getExpiresAt().getSeconds(),
                                message.getExpiresAt().getNanos())
                        : null,
                message.getAction().isEmpty() ? null : message.getAction());
    }

    private static io.orderflow.schemas.grpc.common.v1.Money message(Money money) {
        return io.orderflow.schemas.grpc.common.v1.Money.newBuilder()
                .setAmount(money.amount())
                .setCurrency(money.currency())
                .build();
    }
}
