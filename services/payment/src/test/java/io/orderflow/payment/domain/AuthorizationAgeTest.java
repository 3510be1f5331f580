package io.orderflow.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X3.5")
class AuthorizationAgeTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(7);

    @Test
    void countsTheWindowFromTheHoldAndNotFromWhenItWasHeardOf() {
        assertThat(new AuthorizationAge(Duration.ofDays(2), null).end(NOW, WINDOW))
                .isEqualTo(NOW.plus(Duration.ofDays(5)));
    }

    @Test
    void isOverAtOnceWhenItWasHeardOfAfterItsWindow() {
        assertThat(new AuthorizationAge(Duration.ofDays(8), null).end(NOW, WINDOW))
                .isBefore(NOW);
    }

    @Test
    void endsNoLaterThanTheGatewayLetsGo() {
        assertThat(new AuthorizationAge(Duration.ofDays(1), Duration.ofDays(4)).end(NOW, WINDOW))
                .isEqualTo(NOW.plus(Duration.ofDays(4)));
        assertThat(new AuthorizationAge(Duration.ofDays(1), Duration.ofDays(29)).end(NOW, WINDOW))
                .isEqualTo(NOW.plus(Duration.ofDays(6)));
    }

    @Test
    void hasALifeOfItsOwnOnlyWhereTheGatewayLetsGoBeforeTheWindowIsOver() {
        assertThat(new AuthorizationAge(Duration.ofDays(1), Duration.ofDays(4)).startOfShorterLife(NOW, WINDOW))
                .isEqualTo(NOW.minus(Duration.ofDays(1)));
        assertThat(new AuthorizationAge(Duration.ofDays(1), null).startOfShorterLife(NOW, WINDOW))
                .isNull();
        assertThat(new AuthorizationAge(Duration.ofDays(1), Duration.ofDays(29)).startOfShorterLife(NOW, WINDOW))
                .isNull();
    }

    @Test
    void isNotCutShortByAGatewayThatReadsItsClockTwice() {
        assertThat(new AuthorizationAge(Duration.ofDays(1), Duration.ofDays(6).minusMillis(20))
                        .startOfShorterLife(NOW, WINDOW))
                .isNull();
    }

    @Test
    void readsSpansOffAClockThatIsNotOurs() {
        var theirs = Instant.parse("2031-01-01T00:00:00Z");
        var age = AuthorizationAge.of(theirs, theirs.plus(WINDOW), theirs.plus(Duration.ofHours(3)));
        assertThat(age).isEqualTo(new AuthorizationAge(Duration.ofHours(3), WINDOW.minusHours(3)));
        assertThat(age.end(NOW, WINDOW)).isEqualTo(NOW.plus(WINDOW).minus(Duration.ofHours(3)));
    }

    @Test
    void takesAHoldOfTheFutureForOneOfThisMoment() {
        assertThat(AuthorizationAge.of(NOW.plusSeconds(1), null, NOW)).isEqualTo(AuthorizationAge.FRESH);
    }
}
