package io.orderflow.payment.api;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.orderflow.payment.domain.Method;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.usecase.ForgetPayment;
import io.orderflow.payment.usecase.ReadPayments;
import io.orderflow.payment.usecase.card.AuthorizePayment;
import io.orderflow.payment.usecase.card.CapturePayment;
import io.orderflow.payment.usecase.card.CapturePayment.Capture;
import io.orderflow.payment.usecase.cash.CollectCash;
import io.orderflow.payment.usecase.refund.CancelPayment;
import io.orderflow.payment.usecase.refund.LowerPayment;
import io.orderflow.platform.cause.WireCause;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.outcome.WireRejection;
import io.orderflow.schemas.grpc.payment.v1.AuthorizeRequest;
import io.orderflow.schemas.grpc.payment.v1.CancelPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.CaptureRequest;
import io.orderflow.schemas.grpc.payment.v1.CollectCashRequest;
import io.orderflow.schemas.grpc.payment.v1.ForgetPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.GetPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.LowerPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.MutinyPaymentServiceGrpc;
import io.orderflow.schemas.grpc.payment.v1.PaymentReply;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments for the order service. A refusal is part of the answer; a gRPC status means that the request was bad or something broke. */
@GrpcService
public class PaymentGrpc extends MutinyPaymentServiceGrpc.PaymentServiceImplBase {

    /** What the order API takes for a token; ids and keys are shorter. */
    private static final int LONGEST = 200;

    private static final int LONGEST_REASON = 500;
    private static final String CURRENCY = "[A-Z]{3}";

    private final AuthorizePayment authorizing;
    private final CapturePayment capturing;
    private final CancelPayment cancelling;
    private final LowerPayment lowering;
    private final ForgetPayment forgetting;
    private final CollectCash collecting;
    private final ReadPayments reads;

    PaymentGrpc(
            AuthorizePayment authorizing,
            CapturePayment capturing,
            CancelPayment cancelling,
            LowerPayment lowering,
            ForgetPayment forgetting,
            CollectCash collecting,
            ReadPayments reads) {
        this.authorizing = authorizing;
        this.capturing = capturing;
        this.cancelling = cancelling;
        this.lowering = lowering;
        this.forgetting = forgetting;
        this.collecting = collecting;
        this.reads = reads;
    }

    @Override
    public Uni<PaymentReply> authorize(AuthorizeRequest request) {
        Method method = Method.find(request.getMethod()).orElseThrow(() -> invalid("method"));
        String token = method == Method.CARD ? text("token", request.getToken()) : null;
        var wish = new AuthorizePayment.Wish(
                text("operation_key", request.getOperationKey()),
                text("order_id", request.getOrderId()),
                text("customer_id", request.getCustomerId()),
                method,
                token,
                money(request.getAmount()),
                request.hasExpiresAt() ? instant(request.getExpiresAt()) : null);
        return authorizing.authorize(WireCause.read(request.getCause()), wish).map(PaymentGrpc::reply);
    }

    @Override
    public Uni<PaymentReply> capture(CaptureRequest request) {
        return capturing
                .capture(
                        WireCause.read(request.getCause()),
                        text("operation_key", request.getOperationKey()),
                        text("order_id", request.getOrderId()),
                        money(request.getAmount()))
                .map(outcome -> switch (outcome) {
                    case Outcome.Success<Capture>(Capture capture) ->
                        PaymentReply.newBuilder()
                                .setPayment(PaymentMessages.of(capture.payment()))
                                .setTaken(capture.taken())
                                .build();
                    case Outcome.Refused<Capture>(Rejection rejection) -> reply(Outcome.refused(rejection));
                });
    }

    @Override
    public Uni<PaymentReply> cancelPayment(CancelPaymentRequest request) {
        String orderId = text("order_id", request.getOrderId());
        return cancelling
                .cancel(WireCause.read(request.getCause()), orderId, reason(request.getReason()))
                .map(found -> found.map(payment -> reply(Outcome.success(payment)))
                        .orElseGet(() -> PaymentReply.newBuilder()
                                .setPayment(PaymentMessages.forestalled(orderId))
                                .build()));
    }

    @Override
    public Uni<PaymentReply> lower(LowerPaymentRequest request) {
        Money owed = money(request.getAmount());
        if (!owed.isPositive()) {
            throw invalid("amount");
        }
        return lowering.lower(WireCause.read(request.getCause()), text("order_id", request.getOrderId()), owed)
                .map(PaymentGrpc::reply);
    }

    @Override
    public Uni<PaymentReply> forget(ForgetPaymentRequest request) {
        return forgetting
                .forget(WireCause.read(request.getCause()), text("order_id", request.getOrderId()))
                .map(PaymentGrpc::reply);
    }

    @Override
    public Uni<PaymentReply> collectCash(CollectCashRequest request) {
        return collecting
                .collect(
                        WireCause.read(request.getCause()),
                        text("operation_key", request.getOperationKey()),
                        text("order_id", request.getOrderId()),
                        money(request.getCollected()))
                .map(PaymentGrpc::reply);
    }

    @Override
    public Uni<PaymentReply> getPayment(GetPaymentRequest request) {
        return reads.ofOrder(text("order_id", request.getOrderId()))
                .map(found -> reply(found.<Outcome<Payment>>map(Outcome::success)
                        .orElseGet(() -> Outcome.refused(Rejection.notFound("This order has no payment.")))));
    }

    private static PaymentReply reply(Outcome<Payment> outcome) {
        return switch (outcome) {
            case Outcome.Success<Payment>(Payment payment) ->
                PaymentReply.newBuilder()
                        .setPayment(PaymentMessages.of(payment))
                        .build();
            case Outcome.Refused<Payment>(Rejection rejection) ->
                PaymentReply.newBuilder()
                        .setRejection(WireRejection.of(rejection))
                        .build();
        };
    }

    private static Money money(io.orderflow.schemas.grpc.common.v1.Money money) {
        if (money.getAmount() < 0 || !money.getCurrency().matches(CURRENCY)) {
            throw invalid("amount");
        }
        return new Money(money.getAmount(), money.getCurrency());
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    /** Never hinders a cancellation: a long one is cut, and a missing one is made up for. */
    private static String reason(String reason) {
        String kept = reason.replace("\0", "");
        return kept.isBlank() ? "cancelled" : kept.substring(0, Math.min(kept.length(), LONGEST_REASON));
    }

    private static String text(String field, @Nullable String value) {
        return Optional.ofNullable(value)
                .filter(v -> !v.isBlank() && v.length() <= LONGEST && v.indexOf('\u0000') < 0)
                .orElseThrow(() -> invalid(field));
    }

    private static RuntimeException invalid(String field) {
        return Status.INVALID_ARGUMENT
                .withDescription(field + " is missing or not valid")
                .asRuntimeException();
    }
}
