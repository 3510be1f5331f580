package io.orderflow.payment.domain.seller;

import io.orderflow.payment.domain.Holdings;
import io.orderflow.payment.domain.seller.SellerEntry.Kind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The account of a seller for one completed order: what is theirs of its money, and what they have got. Amounts are minor units.
 * @param totals   of the lines of each kind; a kind without lines is missing
 * @param withheld is being refunded: neither sent nor owed before its outcome is known
 * @param disputed whether a dispute of the payment is open, and so nothing is sent
 */
public record SellerPayout(
        UUID id,
        UUID paymentId,
        String seller,
        String currency,
        Map<Kind, Long> totals,
        long withheld,
        boolean disputed,
        Instant createdAt) {

    /** How it stands, in the order in which it is asked. */
    public enum Status {
        /** More was sent than is the seller's by now. */
        OWED,
        /** There is something to send. */
        DUE,
        /** There would be, but for a dispute. */
        DISPUTED,
        /** There may be, unless the refund that is under way takes it. */
        WITHHELD,
        SENT,
        /** Nothing was sent, and nothing is left to be. */
        STOPPED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SellerPayout {
        totals = Map.copyOf(totals);
    }

    public long total(Kind kind) {
        return totals.getOrDefault(kind, 0L);
    }

    /** What is the seller's of the order's money by now, whether it was sent or not. */
    public long earned() {
        return sum(Stream.of(Kind.values()).filter(Kind::isEarning));
    }

    /** May be sent now. */
    public long due() {
        return disputed ? 0 : free();
    }

    /** The seller has to give back. */
    public long owed() {
        return Math.max(0, -balance());
    }

    /** What was sent and has not come back: from a seller who owes it, or because the bank could not deliver it and it is due again. */
    public long recoverable() {
        return total(Kind.SENT) - total(Kind.RECOVERED);
    }

    public Status status() {
        if (owed() > 0) {
            return Status.OWED;
        }
        if (free() > 0) {
            return disputed ? Status.DISPUTED : Status.DUE;
        }
        if (balance() > 0) {
            return Status.WITHHELD;
        }
        return total(Kind.SENT) > 0 ? Status.SENT : Status.STOPPED;
    }

    /**
     * What the books of its payment make of what is the seller's; negative when it becomes less. A seller is never charged for more than
     * came in, though a bank and a refund took the same money twice.
     */
    public long change(Holdings holdings) {
        return Math.max(0, holdings.kept()) - earned();
    }

    /** @param amount positive */
    public SellerPayout with(Kind kind, long amount) {
        var next = new EnumMap<Kind, Long>(Kind.class);
        next.putAll(totals);
        next.merge(kind, amount, Long::sum);
        return new SellerPayout(id, paymentId, seller, currency, next, withheld, disputed, createdAt);
    }

    public SellerPayout withholding(long amount) {
        return new SellerPayout(id, paymentId, seller, currency, totals, amount, disputed, createdAt);
    }

    private long free() {
        return Math.max(0, balance() - withheld);
    }

    private long balance() {
        return sum(Stream.of(Kind.values()));
    }

    private long sum(Stream<Kind> kinds) {
        return kinds.mapToLong(kind -> kind.signed(total(kind))).sum();
    }
}
