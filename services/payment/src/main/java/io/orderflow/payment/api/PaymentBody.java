package io.orderflow.payment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.payment.domain.Payment;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment as clients see it. */
@RegisterForReflection
public record PaymentBody(
        UUID id,
        String orderId,
        String reference,
        String method,
        String status,
        @JsonInclude @Nullable String authorizationId,
        MoneyBody amount,
        MoneyBody owed,
        MoneyBody authorized,
        MoneyBody captured,
        MoneyBody refunded,
        MoneyBody voided,
        MoneyBody chargedBack,
        @JsonInclude @Nullable Instant expiresAt,
        @Nullable String action,
        @Nullable String failureCode,
        @Nullable String cancelReason,
        long version,
        Instant createdAt) {

    static PaymentBody of(Payment payment) {
        var holdings = payment.holdings();
        return new PaymentBody(
                payment.id(),
                payment.orderId(),
                payment.reference(),
                payment.method().code(),
                payment.status().code(),
                payment.authorizationId(),
                MoneyBody.of(payment.money()),
                MoneyBody.of(payment.inCurrency(payment.owed())),
                MoneyBody.of(payment.inCurrency(holdings.authorized())),
                MoneyBody.of(payment.inCurrency(holdings.captured())),
                MoneyBody.of(payment.inCurrency(holdings.refunded())),
                MoneyBody.of(payment.inCurrency(holdings.voided())),
                MoneyBody.of(payment.inCurrency(holdings.chargedBack())),
                payment.expiresAt(),
                payment.action(),
                payment.failureCode(),
                payment.cancelReason(),
                payment.version(),
                payment.createdAt());
    }
}
