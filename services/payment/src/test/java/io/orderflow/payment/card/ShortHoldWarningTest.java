package io.orderflow.payment.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.payment.jobs.AuthorizationExpiry;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A gateway that lets go before the window is over gives a hold a life of its own, and that is what is four fifths over. */
@PaymentTest
@Tag("X3.5")
@Tag("J7.2")
class ShortHoldWarningTest {

    private static final Duration WAIT = Duration.ofSeconds(60);

    @Inject
    Books books;

    @Inject
    Till till;

    @Inject
    StandInGateway gateway;

    @Inject
    AuthorizationExpiry job;

    @AfterEach
    void behave() {
        gateway.standIn().forget();
        gateway.holdsSince(Duration.ZERO);
    }

    /** Two days in all: warned of when less than 9 hours 36 minutes are left, not when less than a fifth of a week is. */
    @Test
    void isWarnedOfByItsOwnLife() {
        String young = held(Duration.ofHours(38), Duration.ofHours(10));
        String old = held(Duration.ofHours(39), Duration.ofHours(9));
        run();
        assertThat(warned(young)).isZero();
        assertThat(warned(old)).isEqualTo(1);
    }

    @Test
    void isWarnedOfByTheWholeWindowWhereTheGatewayHoldsForAllOfIt() {
        String young = held(Duration.ofDays(5), Duration.ofDays(2));
        String old = held(Duration.ofDays(6), Duration.ofDays(1));
        run();
        assertThat(warned(young)).isZero();
        assertThat(warned(old)).isEqualTo(1);
    }

    /** The next life may be a longer one, and is warned of by itself. */
    @Test
    void isWarnedOfByItsNewLifeOnceItIsRenewed() {
        String order = held(Duration.ofHours(39), Duration.ofHours(9));
        gateway.holdsSince(Duration.ZERO);
        run();
        Eventually.holds(WAIT, () -> assertThat(hoursLeft(order)).isGreaterThan(160));
        assertThat(lives(order)).isEqualTo("the window");
        gateway.holdsFor(Duration.ZERO, Duration.ofHours(20));
        books.update("update payment set expires_at = now() + interval '1 day' where order_id = $1", order);
        run();
        Eventually.holds(WAIT, () -> assertThat(lives(order)).isEqualTo("20:00:00"));
        run();
        assertThat(warned(order)).isEqualTo(2);
    }

    /** An authorization of which the gateway tells that only now. */
    private String held(Duration age, Duration left) {
        gateway.holdsFor(age, left);
        String key = till.authorizeAndDie();
        Eventually.holds(WAIT, () -> {
            till.hurry(key);
            assertThat(till.moves(key)).isEqualTo(1);
        });
        return books.list("""
                select p.order_id from payment p join payment_operation o on o.payment_id = p.id where o.key = $1""", key).getFirst();
    }

    private void run() {
        job.run().await().atMost(WAIT);
    }

    private String lives(String order) {
        return books.list("""
                select coalesce((expires_at - held_since)::text, 'the window') from payment where order_id = $1""", order).getFirst();
    }

    private double hoursLeft(String order) {
        return Double.parseDouble(books.list("""
                select (extract(epoch from expires_at - now()) / 3600)::text from payment where order_id = $1""", order).getFirst());
    }

    private int warned(String order) {
        return books.list("""
                select w.payment_id::text from authorization_warning w join payment p on p.id = w.payment_id
                where p.order_id = $1""", order).size();
    }
}
