package io.orderflow.payment.domain.cash;

import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/** Cash that a courier has collected and that no remittance has brought in time. */
public record OverdueCash(UUID paymentId, String orderId, Money money, Instant collectedAt, Instant foundAt) {}
