package io.orderflow.payment.domain.history;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.platform.history.HistoryEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A payment's part of its order's timeline: each line of the ledger, and what was told beyond the ledger, such as that it failed. Reasons
 * may have been typed by a person; only those that are ours are told.
 */
public final class PaymentHistory {

    private static final String SERVICE = "system:payment";
    private static final Pattern CODE = Pattern.compile("[a-z]+(_[a-z]+)*");

    /** Why money goes back: what the order service says, and what is found out here. */
    private static final Set<String> REASONS = Set.of(
            "cancel_requested",
            "payment_failed",
            "payment_voided",
            "payment_window_expired",
            "capture_failed",
            "reservation_expired",
            "cod_confirmation_window_expired",
            "partial_cancel",
            "operator_void",
            "payment_window_over",
            "authorization_expired",
            "transfer_over",
            "transfer_late",
            "transfer_unknown",
            "erased");

    private PaymentHistory() {}

    /**
     * In the order in which it happened, as ledger and publication have it.
     * @param booked in the order of the ledger
     * @param told   in the order of publication; of those that are still kept
     */
    public static List<HistoryEntry> of(List<BookedMove> booked, List<ToldMove> told) {
        var untold = new ArrayList<>(told);
        List<PlacedEntry> lines = new ArrayList<>();
        for (BookedMove move : booked) {
            ToldMove event =
                    untold.stream().filter(one -> one.tells(move)).findFirst().orElse(null);
            untold.remove(event);
            lines.add(new PlacedEntry(entry(move, event), event == null ? null : told.indexOf(event)));
        }
        return PlacedEntry.merged(
                lines,
                untold.stream()
                        .filter(one -> !one.word().equals("captured"))
                        .map(one -> new PlacedEntry(entry(one), told.indexOf(one)))
                        .toList());
    }

    static String word(EntryKind kind) {
        return switch (kind) {
            case AUTHORIZE -> "authorized";
            case CAPTURE -> "captured";
            case VOID -> "voided";
            case REFUND -> "refunded";
            case CHARGEBACK -> "charged_back";
            case DISPUTE_OPENED, DISPUTE_WON -> kind.code();
        };
    }

    private static HistoryEntry entry(BookedMove move, @Nullable ToldMove event) {
        MoneyEntry entry = move.entry();
        String currency = " " + entry.money().currency();
        return new HistoryEntry(
                entry.at(),
                "payment." + word(entry.kind()),
                entry.kind().isMoney() ? move.sum() - entry.money().amount() + currency : null,
                (entry.kind().isMoney() ? move.sum() : entry.money().amount()) + currency,
                Objects.requireNonNullElse(first(move.actor(), event == null ? null : event.actor()), SERVICE),
                move.reason() != null && REASONS.contains(move.reason())
                        ? move.reason()
                        : entry.kind().code() + " at " + entry.gateway(),
                event == null ? null : event.eventId(),
                first(move.causationId(), event == null ? null : event.causationId()));
    }

    /** What moved no money, or was renewed. */
    private static HistoryEntry entry(ToldMove one) {
        return new HistoryEntry(
                one.at(),
                "payment." + (one.word().equals("authorized") ? "renewed" : one.word()),
                null,
                null,
                Objects.requireNonNullElse(one.actor(), SERVICE),
                one.code() != null && isCode(one) ? one.code() : one.word(),
                one.eventId(),
                one.causationId());
    }

    /** A void gives the reason that a cancellation gave; everything else a code of a gateway or of ours. */
    private static boolean isCode(ToldMove one) {
        return one.word().equals("voided")
                ? REASONS.contains(one.code())
                : CODE.matcher(String.valueOf(one.code())).matches();
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
