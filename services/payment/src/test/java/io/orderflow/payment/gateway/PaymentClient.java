package io.orderflow.payment.gateway;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.orderflow.schemas.grpc.common.v1.Money;
import io.orderflow.schemas.grpc.history.v1.HistoryServiceGrpc;
import io.orderflow.schemas.grpc.payment.v1.AuthorizeRequest;
import io.orderflow.schemas.grpc.payment.v1.CancelPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.CaptureRequest;
import io.orderflow.schemas.grpc.payment.v1.GetPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.LowerPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.Payment;
import io.orderflow.schemas.grpc.payment.v1.PaymentReply;
import io.orderflow.schemas.grpc.payment.v1.PaymentServiceGrpc;
import java.util.UUID;

/** Calls the payment service as the order service does. */
public final class PaymentClient {

    private static final ManagedChannel CHANNEL = ManagedChannelBuilder.forAddress(
                    "127.0.0.1", SandboxResource.paymentGrpcPort)
            .usePlaintext()
            .build();

    private PaymentClient() {}

    public static PaymentServiceGrpc.PaymentServiceBlockingStub stub() {
        return PaymentServiceGrpc.newBlockingStub(CHANNEL);
    }

    public static HistoryServiceGrpc.HistoryServiceBlockingStub histories() {
        return HistoryServiceGrpc.newBlockingStub(CHANNEL);
    }

    public static String anyOrder() {
        return UUID.randomUUID().toString();
    }

    public static AuthorizeRequest.Builder card(String orderId, String token, long amount) {
        return AuthorizeRequest.newBuilder()
                .setOperationKey("checkout:" + orderId + ":authorize")
                .setOrderId(orderId)
                .setCustomerId("customer-1")
                .setMethod("card")
                .setToken(token)
                .setAmount(usd(amount));
    }

    public static PaymentReply authorize(String orderId, String token, long amount) {
        return stub().authorize(card(orderId, token, amount).build());
    }

    /** An order whose card payment is authorized. */
    public static String authorized(String token, long amount) {
        String orderId = anyOrder();
        var reply = authorize(orderId, token, amount);
        if (!reply.getPayment().getStatus().equals("authorized")) {
            throw new AssertionError("not authorized: " + reply);
        }
        return orderId;
    }

    /** An order all of whose card payment of ten dollars is taken. */
    public static String captured() {
        String orderId = authorized("tok_ok", 1000);
        capture(orderId, "c-" + orderId, 1000);
        return orderId;
    }

    public static PaymentReply capture(String orderId, String key, long amount) {
        return stub().capture(CaptureRequest.newBuilder()
                .setOperationKey(key)
                .setOrderId(orderId)
                .setAmount(usd(amount))
                .build());
    }

    public static PaymentReply cancel(String orderId) {
        return stub().cancelPayment(CancelPaymentRequest.newBuilder()
                .setOperationKey("cancel:" + orderId)
                .setOrderId(orderId)
                .setReason("customer_request")
                .build());
    }

    /** The order asks for no more than that any more. */
    public static PaymentReply lower(String orderId, long amount) {
        return stub().lower(LowerPaymentRequest.newBuilder()
                .setOperationKey("lower:" + orderId + ":" + amount)
                .setOrderId(orderId)
                .setAmount(usd(amount))
                .build());
    }

    public static Payment payment(String orderId) {
        return stub().getPayment(
                        GetPaymentRequest.newBuilder().setOrderId(orderId).build())
                .getPayment();
    }

    public static String status(String orderId) {
        return payment(orderId).getStatus();
    }

    public static Money usd(long amount) {
        return Money.newBuilder().setAmount(amount).setCurrency("USD").build();
    }
}
