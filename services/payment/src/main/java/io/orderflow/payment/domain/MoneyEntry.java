package io.orderflow.payment.domain;

import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of a payment's ledger: an effect on money that the gateway has confirmed, or what it told of a dispute.
 * @param money        positive; what a dispute is about, or took, may be nothing
 * @param operationKey unique in the ledger
 */
public record MoneyEntry(
        UUID paymentId, EntryKind kind, Money money, String operationKey, String gateway, Instant at) {}
