package io.orderflow.order.domain.timeline;

import static io.orderflow.order.domain.AnyOrder.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Hold;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.platform.ids.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a timeline tells of changes of an order. */
class ChangeNotesTest {

    private static final List<String> AMOUNTS = List.of(
            "order.payment_authorized",
            "order.payment_captured",
            "order.payment_refunded",
            "order.payment_charged_back");

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @Test
    void tellTheMoneyBeforeTheMoveThatItLeadsTo() {
        Order confirmed =
                AnyOrder.pending().heard(payment("authorized", 2400, 0, 0)).moved(OrderStatus.CONFIRMED);
        Order paid = confirmed.heard(payment("captured", 2400, 2400, 0)).moved(OrderStatus.PAID);
        assertThat(ChangeNotes.of(confirmed, paid))
                .containsExactly(
                        new TimelineNote("order.payment_captured", "0 USD", "2400 USD"),
                        new TimelineNote("order.payment_status", "authorized", "paid"),
                        new TimelineNote("order.status", "confirmed", "paid"));
    }

    @Test
    void tellAHoldAndItsRelease() {
        Order order = AnyOrder.pending();
        var hold = new Hold(Ids.next(), HoldKind.FRAUD, "looks odd", "staff:1", Instant.EPOCH);
        assertThat(ChangeNotes.of(order, order.held(hold)))
                .containsExactly(new TimelineNote("order.hold", null, "fraud"));
        assertThat(ChangeNotes.of(order.held(hold), order.held(hold).released(hold.id())))
                .containsExactly(new TimelineNote("order.hold", "fraud", null));
    }

    @Test
    void sayNothingOfAnOrderThatIsAsItWas() {
        assertThat(ChangeNotes.of(AnyOrder.pending(Ids.next()), AnyOrder.pending(Ids.next())))
                .isEmpty();
    }

    /** Whatever is heard in whatever order and however often: from nothing to what is known in the end, without a gap, no step twice. */
    @ParameterizedTest
    @MethodSource("seeds")
    void tellEachStepOfAnAmountOnce(long seed) {
        var random = new Random(seed);
        Order before = AnyOrder.pending();
        var told = new ArrayList<TimelineNote>();
        for (Payment news : some(random)) {
            Order after = before.heard(news);
            told.addAll(ChangeNotes.of(before, after));
            before = after;
        }
        Payment known = before.payment();
        for (String kind : AMOUNTS) {
            long end = switch (AMOUNTS.indexOf(kind)) {
                case 0 -> known.authorized();
                case 1 -> known.captured();
                case 2 -> known.refunded();
                default -> known.chargedBack();
            };
            String at = "0 USD";
            for (TimelineNote note : told) {
                if (note.kind().equals(kind)) {
                    assertThat(note.from()).isEqualTo(at).isNotEqualTo(note.to());
                    at = String.valueOf(note.to());
                }
            }
            assertThat(at).isEqualTo(end + " USD");
        }
    }

    /** The life of a payment in parts, each piece of news up to three times, shuffled. */
    private static List<Payment> some(Random random) {
        var news = new ArrayList<Payment>();
        long captured = 0;
        long refunded = 0;
        long chargedBack = 0;
        news.add(payment("authorized", 2400, 0, 0));
        for (int step = 0; step < 6; step++) {
            switch (random.nextInt(3)) {
                case 0 -> captured = Math.min(2400, captured + 600);
                case 1 -> refunded = Math.min(captured, refunded + random.nextInt(500));
                default -> chargedBack = Math.min(captured, chargedBack + random.nextInt(500));
            }
            news.add(new Payment(
                    "pay-1",
                    "ref-1",
                    "card",
                    captured < 2400 ? "partially_captured" : "captured",
                    "auth-1",
                    2400,
                    captured,
                    refunded,
                    null,
                    null,
                    chargedBack));
        }
        var all = new ArrayList<>(news);
        for (Payment one : news) {
            all.addAll(Collections.nCopies(random.nextInt(3), one));
        }
        Collections.shuffle(all, random);
        return all;
    }
}
