package io.orderflow.payment.domain;

import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/** Money that staff have to send back, because no gateway holds it. */
public record Payout(UUID id, UUID paymentId, Money money, String reason, String operationKey, Instant orderedAt) {}
