package io.orderflow.order.neighbours;

import io.orderflow.schemas.grpc.common.v1.Money;
import io.orderflow.schemas.grpc.common.v1.Rejection;
import io.orderflow.schemas.grpc.payment.v1.AuthorizeRequest;
import io.orderflow.schemas.grpc.payment.v1.CancelPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.CaptureRequest;
import io.orderflow.schemas.grpc.payment.v1.CollectCashRequest;
import io.orderflow.schemas.grpc.payment.v1.ForgetPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.GetPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.LowerPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.MutinyPaymentServiceGrpc.PaymentServiceImplBase;
import io.orderflow.schemas.grpc.payment.v1.Payment;
import io.orderflow.schemas.grpc.payment.v1.PaymentReply;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Authorizes, captures and cancels whatever it is asked for. */
@GrpcService
class PaymentNeighbour extends PaymentServiceImplBase {

    private final Neighbours neighbours;

    PaymentNeighbour(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    @Override
    public Uni<PaymentReply> authorize(AuthorizeRequest request) {
        return neighbours
                .systems()
                .perform(Neighbours.AUTHORIZE, request.getOrderId(), request.getOperationKey())
                .map(done -> done
                        ? PaymentReply.newBuilder()
                                .setPayment(payment(request.getOrderId(), "authorized")
                                        .setAuthorizationId("auth-" + request.getOrderId())
                                        .setAuthorized(request.getAmount()))
                                .build()
                        : rejected("payment_declined"));
    }

    @Override
    public Uni<PaymentReply> capture(CaptureRequest request) {
        return neighbours
                .overtaking(request.getOrderId())
                .map(event -> event.get().replaceWith(() -> rejected("amount_exceeds_authorized")))
                .orElseGet(() -> captured(request));
    }

    private Uni<PaymentReply> captured(CaptureRequest request) {
        return neighbours
                .perform(request.getOperationKey())
                .map(done -> done ? captured(request, isPart(request)) : rejected("capture_failed"));
    }

    private static boolean isPart(CaptureRequest request) {
        return request.getOperationKey().contains(":capture-shipment:");
    }

    /** Orders cost 24.00 here. */
    private PaymentReply captured(CaptureRequest request, boolean part) {
        long all = neighbours.take(
                request.getOrderId(),
                request.getOperationKey(),
                request.getAmount().getAmount());
        long back = neighbours.back(request.getOrderId());
        String kept = part && all < 2400 ? "partially_captured" : "captured";
        return PaymentReply.newBuilder()
                .setPayment(payment(request.getOrderId(), back > 0 ? "partially_refunded" : kept)
                        .setAuthorized(request.getAmount())
                        .setCaptured(request.getAmount().toBuilder().setAmount(all))
                        .setRefunded(request.getAmount().toBuilder().setAmount(back)))
                .setTaken(true)
                .build();
    }

    @Override
    public Uni<PaymentReply> getPayment(GetPaymentRequest request) {
        return Uni.createFrom()
                .item(PaymentReply.newBuilder()
                        .setPayment(payment(
                                        request.getOrderId(),
                                        neighbours.isTaken(request.getOrderId()) ? "captured" : "partially_captured")
                                .setCaptured(Money.newBuilder()
                                        .setAmount(neighbours.taken(request.getOrderId()))
                                        .setCurrency("USD")))
                        .build());
    }

    @Override
    public Uni<PaymentReply> cancelPayment(CancelPaymentRequest request) {
        Uni<Boolean> cancelled = Neighbours.isOrders(request.getOperationKey())
                ? neighbours.perform(request.getOperationKey())
                : undone(request);
        return cancelled.map(done -> done
                ? PaymentReply.newBuilder()
                        .setPayment(payment(request.getOrderId(), "voided"))
                        .build()
                : rejected("illegal_transition"));
    }

    @Override
    public Uni<PaymentReply> lower(LowerPaymentRequest request) {
        return neighbours
                .perform(request.getOperationKey())
                .invoke(done -> {
                    if (done) {
                        neighbours.owe(request.getOrderId(), request.getAmount().getAmount());
                    }
                })
                .map(done -> done
                        ? PaymentReply.newBuilder()
                                .setPayment(payment(request.getOrderId(), "authorized"))
                                .build()
                        : rejected("currency_mismatch"));
    }

    @Override
    public Uni<PaymentReply> forget(ForgetPaymentRequest request) {
        return neighbours
                .perform(request.getOperationKey())
                .map(done -> done
                        ? PaymentReply.newBuilder()
                                .setPayment(payment(request.getOrderId(), "captured"))
                                .build()
                        : rejected("not_found"));
    }

    @Override
    public Uni<PaymentReply> collectCash(CollectCashRequest request) {
        return neighbours
                .perform(request.getOperationKey())
                .map(done -> done ? collected(request) : rejected("cash_mismatch"));
    }

    /** All of it or nothing, once; whoever comes later is told what was collected. */
    private PaymentReply collected(CollectCashRequest request) {
        String order = request.getOrderId();
        long said = request.getCollected().getAmount();
        if (neighbours.taken(order) == 0) {
            if (said != neighbours.owed(order)) {
                return rejected("cash_mismatch");
            }
            neighbours.take(order, request.getOperationKey(), said);
        }
        return PaymentReply.newBuilder()
                .setPayment(payment(order, "captured")
                        .setMethod("cod")
                        .setCaptured(request.getCollected().toBuilder().setAmount(neighbours.taken(order))))
                .build();
    }

    private Uni<Boolean> undone(CancelPaymentRequest request) {
        return neighbours
                .systems()
                .undo(Neighbours.AUTHORIZE, request.getOrderId(), request.getOperationKey())
                .replaceWith(true);
    }

    private static PaymentReply rejected(String code) {
        return PaymentReply.newBuilder()
                .setRejection(Rejection.newBuilder().setCode(code).setDetail("No."))
                .build();
    }

    private static Payment.Builder payment(String orderId, String status) {
        return Payment.newBuilder()
                .setId("pay-" + orderId)
                .setOrderId(orderId)
                .setReference("ref-" + orderId)
                .setMethod("card")
                .setStatus(status);
    }
}
