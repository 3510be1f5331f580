package io.orderflow.payment.card;

import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.lower;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.payment.jobs.AuthorizationExpiry;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of an authorization that is over after a part was taken: let go, and said so, while what is taken stays as it is. */
@PaymentTest
@Tag("X3.5")
@Tag("INV-M3")
class LapsedRestTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final String TOLD = "payments.payment.failed capture_failed";

    @Inject
    Books books;

    @Inject
    Till till;

    @Inject
    StandInGateway gateway;

    @Inject
    AuthorizationExpiry job;

    @Inject
    MeterRegistry metrics;

    @Test
    void isLetGoAndToldOnce() {
        double before = alerts("sandbox");
        String order = lapsed(authorized("tok_ok", 1000));
        run();
        run();
        Eventually.holds(
                WAIT,
                () -> assertThat(books.ledger(order)).containsExactly("authorize 1000", "capture 400", "void 600"));
        run();
        assertThat(Sandbox.ledger(order)).isEqualTo(books.ledger(order));
        assertThat(status(order)).isEqualTo("partially_captured");
        assertThat(books.told(order)).containsExactly("authorized 0 of 1000", "partially_captured 400 of 1000");
        assertThat(books.events(order)).hasSize(3).endsWith(TOLD);
        assertThat(alerts("sandbox")).isEqualTo(before + 1);
    }

    /** The gateway knew first. */
    @Test
    void isToldOfWhereAPartIsRefusedBecauseOfIt() {
        double before = alerts("sandbox");
        String order = authorized("tok_ok", 1000);
        capture(order, "a-" + order, 400);
        Sandbox.timePasses(Duration.ofDays(8));
        capture(order, "b-" + order, 600);
        assertThat(books.events(order)).endsWith(TOLD);
        assertThat(alerts("sandbox")).isEqualTo(before + 1);
    }

    @Test
    void isAskedForInVainBeforeAndAfterItIsLetGo() {
        String order = lapsed(authorized("tok_ok", 1000));
        assertExpired(order, "b");
        assertThat(books.events(order)).endsWith(TOLD);
        assertExpired(order, "c");
        Eventually.holds(WAIT, () -> assertThat(books.ledger(order)).endsWith("void 600"));
        assertExpired(order, "d");
        run();
        assertThat(books.events(order)).hasSize(3);
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "capture 400", "void 600");
    }

    @Test
    void waitsForAPartThatIsUnderWay() {
        String order = till.authorized();
        capture(order, "a-" + order, 400);
        gateway.standIn().set(Mode.MUTE);
        capture(order, "b-" + order, 500);
        ends(order);
        run();
        assertThat(books.events(order)).hasSize(2);
        gateway.standIn().set(Mode.WELL);
        Eventually.holds(WAIT, () -> {
            till.hurry("b-" + order);
            assertThat(payment(order).getCaptured().getAmount()).isEqualTo(900);
        });
        run();
        Eventually.holds(WAIT, () -> assertThat(books.ledger(order)).endsWith("capture 500", "void 100"));
        assertThat(books.events(order)).endsWith(TOLD);
    }

    /** The gateway let go by itself: nothing of it is there to be voided, and no person has to look. */
    @Test
    void isLetGoWhereTheGatewaySaysThatNothingIsLeft() {
        String order = till.authorized();
        capture(order, "a-" + order, 400);
        gateway.standIn().set(Mode.REFUSING);
        ends(order);
        run();
        assertLetGoThoughRefused(order);
    }

    /** Not even where the order asks for no more meanwhile, so that it is not known by what is owed. */
    @Test
    void isLetGoWhereTheGatewayFindsNothingLeftOfAnOrderThatWasLoweredMeanwhile() {
        String order = till.authorized();
        capture(order, "a-" + order, 400);
        gateway.standIn().set(Mode.DOWN);
        ends(order);
        run();
        lower(order, 400);
        gateway.standIn().set(Mode.REFUSING);
        assertLetGoThoughRefused(order);
        assertThat(status(order)).isEqualTo("captured");
    }

    @Test
    void isPaidInFullByAnOrderThatAsksForNoMoreThanWasTaken() {
        String order = lapsed(authorized("tok_ok", 1000));
        run();
        lower(order, 400);
        Eventually.holds(WAIT, () -> assertThat(books.ledger(order)).endsWith("capture 400", "void 600"));
        assertThat(status(order)).isEqualTo("captured");
        assertThat(books.told(order)).endsWith("captured 400 of 1000");
    }

    @Test
    void isLetGoOnceWhereTheOrderIsCancelledMeanwhile() {
        String order = lapsed(authorized("tok_ok", 1000));
        run();
        cancel(order);
        Eventually.holds(
                WAIT,
                () -> assertThat(books.ledger(order))
                        .containsExactlyInAnyOrder("authorize 1000", "capture 400", "void 600", "refund 400"));
        Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("refunded"));
    }

    @Test
    void staysWhatItIsThoughAPartOfWhatWasTakenGoesBack() {
        String order = lapsed(authorized("tok_ok", 1000));
        Staff.refund(order, 100).statusCode(201);
        Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("partially_refunded"));
        run();
        Eventually.holds(WAIT, () -> assertThat(books.ledger(order)).endsWith("refund 100", "void 600"));
        assertThat(status(order)).isEqualTo("partially_refunded");
        assertExpired(order, "b");
    }

    @Test
    void isAskedForInVainThoughAllThatWasTakenWentBackAfterItWasLetGo() {
        String order = lapsed(authorized("tok_ok", 1000));
        run();
        Eventually.holds(WAIT, () -> assertThat(books.ledger(order)).endsWith("void 600"));
        Staff.refund(order, 400).statusCode(201);
        Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("refunded"));
        assertExpired(order, "b");
    }

    @Test
    void isAskedForInVainThoughAllThatWasTakenWentBackBeforeItWasLetGo() {
        String order = lapsed(authorized("tok_ok", 1000));
        Staff.refund(order, 400).statusCode(201);
        Eventually.holds(WAIT, () -> assertThat(books.ledger(order)).endsWith("refund 400"));
        run();
        Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("refunded"));
        assertExpired(order, "b");
    }

    @Test
    void isNotTakenWhereAnOlderProcessCalledLessThanIsOwedAllOfIt() {
        String order = lapsed(authorized("tok_ok", 1000));
        run();
        Eventually.holds(WAIT, () -> assertThat(books.ledger(order)).endsWith("void 600"));
        books.update("update payment set status = 'captured', failure_code = null where order_id = $1", order);
        assertThat(capture(order, "b-" + order, 600).getRejection().getCode()).isEqualTo("amount_exceeds_authorized");
        assertThat(capture(order, "a-" + order, 400).getTaken()).isTrue();
    }

    private void assertLetGoThoughRefused(String order) {
        String key = till.key(order, "void");
        Eventually.holds(WAIT, () -> {
            till.hurry(key);
            assertThat(books.ledger(order)).containsExactly("authorize 1000", "capture 400", "void 600");
        });
        assertThat(books.list("select state from operation where key = $1", key))
                .containsExactly("refused");
    }

    private static void assertExpired(String order, String key) {
        assertThat(capture(order, key + "-" + order, 600).getRejection().getCode())
                .isEqualTo("authorization_expired");
    }

    /** An order of 1000 of which 400 are taken, past its window. */
    private String lapsed(String order) {
        capture(order, "a-" + order, 400);
        ends(order);
        return order;
    }

    private void ends(String order) {
        books.update("update payment set expires_at = now() - interval '1 minute' where order_id = $1", order);
    }

    private double alerts(String name) {
        return metrics.counter("orderflow.payment.lapsed", "gateway", name).count();
    }

    private void run() {
        job.run().await().atMost(WAIT);
    }
}
