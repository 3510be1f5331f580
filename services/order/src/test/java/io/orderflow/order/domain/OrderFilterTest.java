package io.orderflow.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time is a place among the ids. */
class OrderFilterTest {

    private static final Duration AHEAD = Duration.ofDays(3);

    @Test
    void leavesOutNoOrderOfItsTime() {
        Instant now = Instant.now();
        UUID id = Ids.next();
        var filter = filter(now.plus(AHEAD), now.plusSeconds(1));
        assertThat(filter.lowest(AHEAD).toString()).isLessThan(id.toString());
        assertThat(filter.highest().toString()).isGreaterThan(id.toString());
    }

    @Test
    void readsNoMoreThanTheLongestCheckoutMakesNecessary() {
        UUID early = Ids.firstAt(Instant.now().minus(Duration.ofMinutes(61)));
        assertThat(filter(Instant.now(), Instant.now()).lowest(Duration.ZERO).toString())
                .isGreaterThan(early.toString());
        UUID late = Ids.firstAt(Instant.now().plusSeconds(1));
        assertThat(filter(Instant.now(), Instant.now()).highest().toString()).isLessThan(late.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "+99999-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "1970-01-01T00:10:00Z"
            })
    void takesNoPlaceFromATimeThatNoIdCanHave(Instant far) {
        var filter = filter(far, far);
        assertThat(filter.lowest(AHEAD)).isNull();
        if (far.isBefore(Instant.EPOCH) || far.isAfter(Instant.now())) {
            assertThat(filter.highest()).isNull();
        }
    }

    private static OrderFilter filter(Instant from, Instant to) {
        return new OrderFilter(null, null, from, to, null);
    }
}
