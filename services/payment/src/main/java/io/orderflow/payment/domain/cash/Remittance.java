package io.orderflow.payment.domain.cash;

import io.orderflow.payment.domain.Payment;
import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A carrier handing over cash that it collected.
 * @param reference the carrier's own name for it: the same one counts once, and stands for the same cash
 */
public record Remittance(String carrier, String reference, List<Item> items) {

    /** The cash of one order. */
    public record Item(String orderId, Money money) {}

    /**
     * One that is on record.
     * @param items in the order in which they were first reported
     */
    public record Recorded(UUID id, String carrier, String reference, Instant recordedAt, List<Reconciled> items) {

        /** Whether that one tells of the same cash; in whatever order, and as often. */
        public boolean isOf(Remittance other) {
            return counted(items.stream().map(Reconciled::item)).equals(counted(other.items.stream()));
        }

        private static Map<Item, Long> counted(Stream<Item> items) {
            return items.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        }
    }

    /** @param items how many  @param open of them, those that did not match */
    public record Summary(UUID id, String carrier, String reference, Instant recordedAt, long items, long open) {}

    /** What an item is to what the carrier was to hand over. */
    public enum Outcome {
        MATCHED,
        MISMATCH,
        UNKNOWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An item that was reconciled.
     * @param paymentId null when no order that is paid on delivery has this id
     * @param expected  minor units of the payment's currency
     */
    public record Reconciled(Item item, @Nullable UUID paymentId, long expected, Outcome outcome) {

        static Reconciled unknown(Item item) {
            return new Reconciled(item, null, 0, Outcome.UNKNOWN);
        }
    }

    /** @param payment null when there is none  @param handedOver whether the cash of this payment was handed over before */
    public static Reconciled reconcile(Item item, @Nullable Payment payment, boolean handedOver) {
        if (payment == null) {
            return Reconciled.unknown(item);
        }
        long expected = handedOver ? 0 : payment.holdings().captured();
        boolean matches = expected > 0 && item.money().equals(payment.inCurrency(expected));
        return new Reconciled(item, payment.id(), expected, matches ? Outcome.MATCHED : Outcome.MISMATCH);
    }
}
