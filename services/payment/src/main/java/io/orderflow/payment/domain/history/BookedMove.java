package io.orderflow.payment.domain.history;

import io.orderflow.payment.domain.MoneyEntry;
import org.jspecify.annotations.Nullable;

/**
 * A line of a payment's ledger with what is known of how it came about.
 * @param sum         of all lines of its kind so far, this one included, minor units
 * @param reason      why it was asked for, perhaps typed by a person; null where nobody said
 * @param actor       who asked for it, null where that is not kept (any more)
 * @param causationId what asked for it, null likewise
 */
public record BookedMove(
        MoneyEntry entry,
        long sum,
        @Nullable String reason,
        @Nullable String actor,
        @Nullable String causationId) {}
