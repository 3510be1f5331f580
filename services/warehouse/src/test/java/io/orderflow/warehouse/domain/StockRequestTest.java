package io.orderflow.warehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StockRequestTest {

    private static final StockRequest REQUEST = new StockRequest(
            "o-1", List.of(new Line("a", "MUG", 3), new Line("b", "CUP", 1), new Line("c", "MUG", 1)), Instant.MAX);

    @Test
    void missesWhatNoReservationCovers() {
        assertThat(REQUEST.missing(List.of(
                        held("a", 2, ReservationStatus.ACTIVE),
                        held("b", 1, ReservationStatus.EXPIRED),
                        held("c", 1, ReservationStatus.FULFILLED))))
                .containsExactly(new Line("a", "MUG", 1), new Line("b", "CUP", 1));
    }

    @Test
    void missesNothingWhenSplitLinesAddUp() {
        assertThat(REQUEST.missing(List.of(
                        held("a", 2, ReservationStatus.ACTIVE),
                        held("a", 1, ReservationStatus.CONFIRMED),
                        held("b", 1, ReservationStatus.ACTIVE),
                        held("c", 1, ReservationStatus.ACTIVE))))
                .isEmpty();
    }

    @Test
    void namesEachSkuOnce() {
        assertThat(REQUEST.skus()).containsExactly("MUG", "CUP");
    }

    private static Reservation held(String item, long quantity, ReservationStatus status) {
        return new Reservation(UUID.randomUUID(), "o-1", item, "any", new UUID(7, 1), quantity, status, Instant.MAX);
    }
}
