package io.orderflow.payment.api;

import com.google.protobuf.Timestamp;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.platform.money.Money;
import io.orderflow.schemas.grpc.payment.v1.Payment;
import java.time.Instant;

/** Payments as messages. */
final class PaymentMessages {

    private PaymentMessages() {}

    static Payment of(io.orderflow.payment.domain.Payment payment) {
        var holdings = payment.holdings();
        var message = Payment.newBuilder()
                .setId(payment.id().toString())
                .setOrderId(payment.orderId())
                .setReference(payment.reference())
                .setMethod(payment.method().code())
                .setStatus(payment.status().code())
                .setAuthorized(money(payment.inCurrency(holdings.authorized())))
                .setCaptured(money(payment.inCurrency(holdings.captured())))
                .setRefunded(money(payment.inCurrency(holdings.refunded())))
                .setVersion(payment.version());
        if (payment.authorizationId() != null) {
            message.setAuthorizationId(payment.authorizationId());
        }
        if (payment.action() != null) {
            message.setAction(payment.action());
        }
        if (payment.failureCode() != null) {
            message.setFailureCode(payment.failureCode());
        }
        if (payment.expiresAt() != null) {
            message.setExpiresAt(timestamp(payment.expiresAt()));
        }
        return message.build();
    }

    /** There was no payment yet, and there will be none. */
    static Payment forestalled(String orderId) {
        return Payment.newBuilder()
                .setOrderId(orderId)
                .setStatus(PaymentStatus.VOIDED.code())
                .build();
    }

    private static io.orderflow.schemas.grpc.common.v1.Money money(Money money) {
        return io.orderflow.schemas.grpc.common.v1.Money.newBuilder()
                .setAmount(money.amount())
                .setCurrency(money.currency())
                .build();
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
    }
}
