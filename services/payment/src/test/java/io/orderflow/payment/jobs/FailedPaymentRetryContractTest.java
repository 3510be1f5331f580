package io.orderflow.payment.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.dispute.Disputed;
import io.orderflow.payment.dispute.OrderNeighbour;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.payment.usecase.dispute.AskOrderToWait;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was asked in vain is asked again: the order of a disputed payment, whose service was away, waits once. */
@PaymentTest
@Tag("J7.2")
class FailedPaymentRetryContractTest extends AbstractJobContractTest<FailedPaymentRetry, String> {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int TRIES = 24;

    @Inject
    Books books;

    @Inject
    Disputed disputed;

    @Inject
    @GrpcService
    OrderNeighbour orders;

    @Inject
    Parking parking;

    @Inject
    Till till;

    @Inject
    StandInGateway gateway;

    @Inject
    OtherJobs others;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void behave() {
        orders.standIn().set(Mode.WELL);
    }

    @Override
    protected String name() {
        return "failed-payment-retry";
    }

    @Override
    protected String work() {
        String key = parkedHold();
        orders.standIn().set(Mode.WELL);
        return key;
    }

    @Override
    protected Optional<String> doneAtOnce() {
        return BY_ONE_STATEMENT;
    }

    @Override
    protected long effects(String key) {
        return disputed.steps(key, "held");
    }

    @Test
    @Tag("X3.13")
    void leavesWhatFailsAgainAndAgainToAPersonWithOneAlert() {
        String key = parkedHold();
        double before = givenUp();
        for (int attempts = TRIES + 1; attempts <= TRIES + 3; attempts++) {
            run();
            awaitParkedAfter(key, attempts);
            run();
            assertThat(state(key)).as("its next try has to wait").isEqualTo("parked " + attempts);
            books.update("update operation set retry_at = now() - interval '1 hour' where key = $1", key);
        }
        run();
        run();
        assertThat(state(key)).isEqualTo("parked " + (TRIES + 3));
        assertThat(givenUp() - before).isEqualTo(1);
    }

    @Test
    void asksForAnOverdueAuthorizationAndTellsOfItOnce() {
        others.hold("payment-status-sync");
        try {
            gateway.standIn().set(Mode.DOWN);
            String key = till.authorizeAndDie();
            overdue(key);
            double before = told();
            run();
            run();
            assertThat(told() - before).isEqualTo(1);
            overdue(key);
            gateway.standIn().set(Mode.WELL);
            run();
            Eventually.holds(WAIT, () -> assertThat(till.moves(key)).isOne());
        } finally {
            others.release("payment-status-sync");
        }
    }

    @Test
    void tellsNobodyOfAPaymentThatWaitsForItsCardHolder() {
        String order = PaymentClient.anyOrder();
        PaymentClient.authorize(order, "tok_action_required", 1000);
        String key = till.key(order, "authorize");
        overdue(key);
        run();
        assertThat(books.list("select key from payment_operation where key = $1 and overdue_at is not null", key))
                .isEmpty();
    }

    private String parkedHold() {
        orders.standIn().set(Mode.DOWN);
        String key = AskOrderToWait.HOLD + ":dispute:stripe:" + disputed.open(disputed.authorized());
        parking.park(key, TRIES);
        return key;
    }

    /** Tried in vain and asked for long ago, its next attempt an hour away; one that is under way by now counts for nothing. */
    private void overdue(String key) {
        Eventually.holds(WAIT, () -> assertThat(books.update("""
                        update operation
                        set attempts = attempts + 1, next_attempt_at = now() + interval '1 hour', created_at = now() - interval '6 minutes'
                        where key = $1 and last_error is not null""", key)).isOne());
    }

    private void awaitParkedAfter(String key, int attempts) {
        Eventually.holds(WAIT, () -> assertThat(state(key)).isEqualTo("parked " + attempts));
    }

    private String state(String key) {
        return books.list("select state || ' ' || attempts from operation where key = $1", key)
                .getFirst();
    }

    private double givenUp() {
        return metrics.counter("orderflow.operations.given_up", "kind", AskOrderToWait.HOLD)
                .count();
    }

    private double told() {
        return metrics.counter("orderflow.payment.overdue", "kind", "authorize").count();
    }
}
