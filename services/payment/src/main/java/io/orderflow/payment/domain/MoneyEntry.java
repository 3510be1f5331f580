package io.orderflow.payment.domain;

import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/** One line of a payment's ledger: an effect on money that the gateway has confirmed. */
public record MoneyEntry(UUID paymentId, Effect effect, Money money, String operationKey, String gateway, Instant at) {}
