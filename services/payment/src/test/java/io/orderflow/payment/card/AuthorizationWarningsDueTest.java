package io.orderflow.payment.card;

import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.payment.jobs.AuthorizationExpiry;
import io.orderflow.payment.persistence.AuthorizationWarnings;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever is found to be warned of is warned of: what would be found again and again would keep the job from ever ending. */
@PaymentTest
@Tag("X3.5")
class AuthorizationWarningsDueTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int ALL = 100_000;

    @Inject
    Books books;

    @Inject
    Till till;

    @Inject
    StandInGateway gateway;

    @Inject
    Database database;

    @Inject
    AuthorizationWarnings warnings;

    @Inject
    AuthorizationExpiry job;

    @AfterEach
    void behave() {
        gateway.standIn().forget();
    }

    /** Of which the gateway said before its time that it is over; its void does not come through. */
    @Test
    void areNotThoseWhoseRestHasLapsedEarly() {
        String order = partOf(till.authorized());
        gateway.standIn().set(Mode.DOWN);
        books.update("""
                update payment set failure_code = 'authorization_expired', expires_at = now() + interval '1 day'
                where order_id = $1""", order);
        assertThat(due()).doesNotContain(id(order));
    }

    @Test
    void areNotThoseWhoseRestIsBeingTaken() {
        String order = partOf(till.authorized());
        gateway.standIn().set(Mode.DOWN);
        capture(order, "b-" + order, 300);
        // A part of what is held was let go, in Stripe's own pages or by an older process.
        books.update("""
                update payment set status = 'partially_captured', voided = 300, expires_at = now() + interval '1 day'
                where order_id = $1""", order);
        assertThat(due()).doesNotContain(id(order));
        books.update("update payment set voided = 0 where order_id = $1", order);
    }

    @Test
    void areFewerByThoseThatWereToldOf() {
        String order = partOf(till.authorized());
        books.update("update payment set expires_at = now() + interval '1 day' where order_id = $1", order);
        assertThat(due()).contains(id(order));
        job.run().await().atMost(WAIT);
        assertThat(due()).isEmpty();
        Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("partially_captured"));
    }

    private static String partOf(String order) {
        capture(order, "a-" + order, 400);
        return order;
    }

    private static UUID id(String order) {
        return UUID.fromString(payment(order).getId());
    }

    private List<UUID> due() {
        var now = Instant.now();
        return warnings.due(database, now, now.plus(Duration.ofDays(1).plusHours(9)), 0.2, ALL)
                .await()
                .atMost(WAIT);
    }
}
