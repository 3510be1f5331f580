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
        assertThat(Lowering.of(shipped, Map.of("cup", 2L))).isInstanceOf(Outcome.Refused.class);
    }

    private static Lowering lowered(List<Reservation> known, long cups) {
        return ((Outcome.Success<Lowering>) Lowering.of(known, Map.of("cup", cups))).value();
    }

    private static Reservation reservation(long id, String item, long quantity, ReservationStatus status) {
        return new Reservation(
                new UUID(1, id), "order", item, "SKU", UUID.randomUUID(), quantity, status, Instant.EPOCH);
    }
}
