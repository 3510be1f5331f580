package io.orderflow.order.domain.timeline;

import static io.orderflow.order.domain.timeline.TimelineNote.STATUS;

import io.orderflow.order.domain.Hold;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.price.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a change of an order is in its timeline, its causes first: the money, what the order makes of it, its own move, holds and units.
 * Amounts of a payment only grow, so that each of them is told once, whatever the order in which it was heard.
 */
public final class ChangeNotes {

    private final Order before;
    private final Order after;
    private final List<TimelineNote> notes = new ArrayList<>();

    private ChangeNotes(Order before, Order after) {
        this.before = before;
        this.after = after;
    }

    /** @return empty where nothing changed that a timeline tells */
    public static List<TimelineNote> of(Order before, Order after) {
        var changes = new ChangeNotes(before, after);
        changes.money("authorized", Payment::authorized);
        changes.money("captured", Payment::captured);
        changes.money("refunded", Payment::refunded);
        changes.money("charged_back", Payment::chargedBack);
        changes.note(
                "order.payment_status",
                before.paymentStatus().code(),
                after.paymentStatus().code());
        changes.note(STATUS, before.status().code(), after.status().code());
        changes.holds();
        changes.units();
        return List.copyOf(changes.notes);
    }

    private void money(String what, ToLongFunction<Payment> amount) {
        note(
                "order.payment_" + what,
                money(amount.applyAsLong(before.payment())),
                money(amount.applyAsLong(after.payment())));
    }

    private String money(long amount) {
        return amount + " " + after.currency();
    }

    /** One change places or releases one hold at most. */
    private void holds() {
        note("order.hold", firstBut(before.holds(), after.holds()), firstBut(after.holds(), before.holds()));
    }

    /** Units of one order are only ever cancelled, never ordered anew. */
    private void units() {
        if (sum(before, Line::cancelled) != sum(after, Line::cancelled)) {
            note("order.units", String.valueOf(sum(before, Line::left)), String.valueOf(sum(after, Line::left)));
        }
    }

    private void note(String kind, @Nullable String from, @Nullable String to) {
        if (!Objects.equals(from, to)) {
            notes.add(new TimelineNote(kind, from, to));
        }
    }

    private static long sum(Order order, ToLongFunction<Line> units) {
        return order.lines().stream().mapToLong(units).sum();
    }

    private static @Nullable String firstBut(List<Hold> holds, List<Hold> known) {
        Optional<Hold> other =
                holds.stream().filter(hold -> !known.contains(hold)).findFirst();
        return other.map(hold -> hold.kind().code()).orElse(null);
    }
}
