package io.orderflow.payment.domain.transfer;

import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a transfer is to the payment that its buyer quoted (api.md §4, "Bank transfer"). */
public enum TransferOutcome {
    /** Exactly what was missing. */
    MATCHED,
    /** Less than what was missing; what is still to come adds to it. */
    UNDER,
    /** More than what was missing, which may have been nothing. */
    OVER,
    /** Nothing is to be paid any more. */
    LATE,
    /** No payment has this reference. */
    UNKNOWN,
    /** It was counted before. */
    DUPLICATE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TransferOutcome> find(String code) {
        return Stream.of(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }

    public static TransferOutcome of(String code) {
        return find(code).orElseThrow();
    }

    /**
     * The row decides, and not the bank's date: as long as a payment is pending its stock is held and it takes money.
     * @param payment locked, in the currency of the amount
     */
    public static TransferOutcome of(Payment payment, long amount) {
        return switch (payment.status()) {
            case PENDING -> {
                int difference = Long.compare(payment.holdings().kept() + amount, payment.owed());
                yield difference < 0 ? UNDER : difference > 0 ? OVER : MATCHED;
            }
            case CAPTURED, PARTIALLY_REFUNDED -> payment.isCancelled() ? LATE : OVER;
            default -> LATE;
        };
    }

    /** How much of a transfer with this outcome is not kept, in minor units. */
    public long surplus(Payment payment, long amount) {
        return switch (this) {
            case OVER ->
                payment.status() == PaymentStatus.PENDING
                        ? payment.holdings().kept() + amount - payment.owed()
                        : amount;
            case LATE -> amount;
            default -> 0;
        };
    }
}
