package io.orderflow.warehouse.domain;

import static io.orderflow.warehouse.domain.ReservationStatus.ACTIVE;
import static io.orderflow.warehouse.domain.ReservationStatus.CONFIRMED;
import static io.orderflow.warehouse.domain.ReservationStatus.EXPIRED;
import static io.orderflow.warehouse.domain.ReservationStatus.FULFILLED;
import static io.orderflow.warehouse.domain.ReservationStatus.Move.ALREADY;
import static io.orderflow.warehouse.domain.ReservationStatus.Move.MOVED;
import static io.orderflow.warehouse.domain.ReservationStatus.Move.REFUSED;
import static io.orderflow.warehouse.domain.ReservationStatus.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.warehouse.domain.ReservationStatus.Move;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReservationStatusTest {

    /** Asked for, in the order of the columns: active, confirmed, fulfilled, released, expired. */
    private static final Map<ReservationStatus, List<Move>> TABLE = Map.of(
            ACTIVE, List.of(ALREADY, MOVED, REFUSED, MOVED, MOVED),
            CONFIRMED, List.of(ALREADY, ALREADY, MOVED, MOVED, REFUSED),
            FULFILLED, List.of(ALREADY, ALREADY, ALREADY, REFUSED, REFUSED),
            RELEASED, List.of(REFUSED, REFUSED, REFUSED, ALREADY, ALREADY),
            EXPIRED, List.of(REFUSED, REFUSED, REFUSED, ALREADY, ALREADY));

    @TestFactory
    Stream<DynamicTest> answersEveryMoveAsTheTableSays() {
        return Arrays.stream(ReservationStatus.values())
                .flatMap(from -> Arrays.stream(ReservationStatus.values())
                        .map(to -> DynamicTest.dynamicTest(
                                from + " to " + to,
                                () -> assertThat(from.moveTo(to))
                                        .isEqualTo(TABLE.get(from).get(to.ordinal())))));
    }

    @Test
    void endsAtMostOnce() {
        for (var ended : List.of(FULFILLED, RELEASED, EXPIRED)) {
            assertThat(ReservationStatus.values()).noneMatch(to -> ended.moveTo(to) == MOVED);
        }
    }

    @Test
    void namesTheSourcesOfAMoveForStatements() {
        assertThat(ReservationStatus.movingTo(RELEASED)).containsExactly(ACTIVE, CONFIRMED);
        assertThat(ReservationStatus.movingTo(EXPIRED)).containsExactly(ACTIVE);
        assertThat(ReservationStatus.movingTo(ACTIVE)).isEmpty();
    }

    @Test
    void countsAsReservedOnlyWhileItLives() {
        assertThat(ReservationStatus.values())
                .filteredOn(ReservationStatus::live)
                .containsExactly(ACTIVE, CONFIRMED);
        assertThat(ReservationStatus.values())
                .filteredOn(ReservationStatus::covers)
                .containsExactly(ACTIVE, CONFIRMED, FULFILLED);
    }
}
