package io.orderflow.sandbox.domain;

import io.orderflow.platform.money.Money;
import java.time.Instant;

/** One effect on money that really happened. {@code at} is sandbox time. */
public record LedgerEntry(Operation operation, Money money, String operationKey, String paymentReference, Instant at) {}
