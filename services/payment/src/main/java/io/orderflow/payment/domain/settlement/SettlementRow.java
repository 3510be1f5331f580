package io.orderflow.payment.domain.settlement;

import org.jspecify.annotations.Nullable;

/** One row under the header of a settlement file, counted from 1. */
public sealed interface SettlementRow {

    int row();

    /**
     * A row that can be compared with the ledger.
     * @param operation code of an {@link io.orderflow.payment.domain.EntryKind} that is money
     * @param amount    minor units
     * @param fee       what the gateway kept, minor units of the same currency; null when the file does not say
     */
    record Line(
            int row,
            String paymentReference,
            String operation,
            long amount,
            String currency,
            @Nullable Long fee) implements SettlementRow {}

    /** A row that cannot be read; it has no effect. */
    record Unreadable(int row, String field, String code, String message) implements SettlementRow {}
}
