package io.orderflow.warehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.outcome.Outcome;
import io.orderflow.warehouse.domain.Lowering.Cut;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoweringTest {

    private final Reservation first = reservation(1, "cup", 3, ReservationStatus.CONFIRMED);
    private final Reservation second = reservation(2, "cup", 2, ReservationStatus.ACTIVE);
    private final Reservation other = reservation(3, "mug", 4, ReservationStatus.ACTIVE);
    private final List<Reservation> known = List.of(first, second, other);

    @Test
    void letsTheLastGoFirst() {
        assertThat(lowered(known, 4)).isEqualTo(new Lowering(List.of(), List.of(new Cut(second, 1))));
        assertThat(lowered(known, 3)).isEqualTo(new Lowering(List.of(second), List.of()));
        assertThat(lowered(known, 1)).isEqualTo(new Lowering(List.of(second), List.of(new Cut(first, 2))));
        assertThat(lowered(known, 0)).isEqualTo(new Lowering(List.of(second, first), List.of()));
    }

    @Test
    void doesNothingWhereNoMoreIsHeld() {
        assertThat(lowered(known, 5).isNothing()).isTrue();
        assertThat(lowered(known, 99).isNothing()).isTrue();
        assertThat(lowered(List.of(), 0).isNothing()).isTrue();
    }

    @Test
    void leavesTheRest() {
        assertThat(lowered(known, 1).left(known)).containsExactly(first.holding(1), other);
        assertThat(lowered(known, 1).freed().stream()
                        .mapToLong(StockAmount::quantity)
                        .sum())
                .isEqualTo(4);
    }

    @Test
    void neverTakesBackWhatWasShipped() {
        var shipped = List.of(first.as(ReservationStatus.FULFILLED), second);

        assertThat(lowered(shipped, 3).ended()).containsExactly(second);
        assertThat(Lowering.of(shipped, Map.of("cup", 2L), Map.of())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void leavesWhatIsWantedWhereItIs() {
        assertThat(lowered(known, 3, Map.of(second.id(), 2L, first.id(), 1L)))
                .isEqualTo(new Lowering(List.of(), List.of(new Cut(first, 2))));
        assertThat(lowered(known, 2, Map.of(second.id(), 2L))).isEqualTo(new Lowering(List.of(first), List.of()));
    }

    /** The order names what it knew; meanwhile something has been shipped, or made anew. */
    @Test
    void keepsToTheLimitWhereTheWishDoesNotFit() {
        assertThat(lowered(known, 2, Map.of(first.id(), 3L, second.id(), 2L)))
                .isEqualTo(new Lowering(List.of(second), List.of(new Cut(first, 1))));
        assertThat(lowered(known, 4, Map.of(UUID.randomUUID(), 4L)))
                .isEqualTo(new Lowering(List.of(), List.of(new Cut(second, 1))));
        var shipped = List.of(first.as(ReservationStatus.FULFILLED), second);
        assertThat(lowered(shipped, 3, Map.of(second.id(), 2L)).ended()).containsExactly(second);
    }

    /** Two cancellations overtake each other, each with what stays of either reservation. */
    @Test
    void comesToTheSameInEitherOrder() {
        Map<UUID, Long> earlier = Map.of(first.id(), 2L, second.id(), 2L);
        Map<UUID, Long> later = Map.of(first.id(), 1L, second.id(), 2L);
        List<Reservation> once = lowered(known, 4, earlier).left(known);
        List<Reservation> inOrder = lowered(once, 3, later).left(once);
        List<Reservation> overtaken = lowered(known, 3, later).left(known);
        assertThat(lowered(overtaken, 3, earlier).isNothing()).isTrue();
        assertThat(overtaken).isEqualTo(List.of(first.holding(1), second, other));
        assertThat(inOrder).isEqualTo(overtaken);
    }

    private static Lowering lowered(List<Reservation> known, long cups) {
        return lowered(known, cups, Map.of());
    }

    private static Lowering lowered(List<Reservation> known, long cups, Map<UUID, Long> kept) {
        return ((Outcome.Success<Lowering>) Lowering.of(known, Map.of("cup", cups), kept)).value();
    }

    private static Reservation reservation(long id, String item, long quantity, ReservationStatus status) {
        return new Reservation(
                new UUID(1, id), "order", item, "SKU", UUID.randomUUID(), quantity, status, Instant.EPOCH);
    }
}
