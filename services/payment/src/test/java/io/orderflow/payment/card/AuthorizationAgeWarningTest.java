package io.orderflow.payment.card;

import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.payment.jobs.AuthorizationExpiry;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to an authorization on its way through its window. */
@PaymentTest
@Tag("X3.5")
@Tag("J7.2")
class AuthorizationAgeWarningTest {

    private static final Duration WAIT = Duration.ofSeconds(60);

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
    void warnsOnceOfOneThatIsFourFifthsThroughItsWindow() {
        String young = authorized("tok_ok", 1000);
        String old = authorized("tok_ok", 1000);
        endsIn(young, "1.5 days");
        endsIn(old, "1.3 days");
        double before = warnings("sandbox");
        run();
        run();
        assertThat(warned(young)).isZero();
        assertThat(warned(old)).isEqualTo(1);
        assertThat(warnings("sandbox")).isEqualTo(before + 1);
        assertThat(status(old)).isEqualTo("authorized");
    }

    @Test
    void leavesAloneWhatIsCapturedOrIsLetGo() {
        String captured = authorized("tok_ok", 1000);
        capture(captured, "c-" + captured, 1000);
        String cancelled = authorized("tok_void_fails", 1000);
        io.orderflow.payment.gateway.PaymentClient.cancel(cancelled);
        endsIn(captured, "1 day");
        endsIn(cancelled, "1 day");
        run();
        assertThat(warned(captured)).isZero();
        assertThat(warned(cancelled)).isZero();
    }

    @Test
    void warnsOfWhatIsLeftAfterAPartAndOfNothingElse() {
        String part = partOf(authorized("tok_ok", 1000));
        String back = partOf(authorized("tok_ok", 1000));
        String all = authorized("tok_ok", 1000);
        capture(all, "c-" + all, 1000);
        for (String refunded : List.of(back, all)) {
            Staff.refund(refunded, 100).statusCode(201);
            Eventually.holds(WAIT, () -> assertThat(status(refunded)).isEqualTo("partially_refunded"));
        }
        for (String order : List.of(part, back, all)) {
            endsIn(order, "1 day");
        }
        run();
        run();
        assertThat(warned(part)).isEqualTo(1);
        assertThat(warned(back)).isEqualTo(1);
        assertThat(warned(all)).isZero();
    }

    @Test
    void holdsOnToWhatIsLeftAfterAPart() {
        String order = partOf(till.authorized());
        endsIn(order, "1 day");
        run();
        Eventually.holds(WAIT, () -> assertThat(daysLeft(order)).isBetween(6.9, 7.0));
        assertThat(status(order)).isEqualTo("partially_captured");
        assertThat(capture(order, "b-" + order, 600).getPayment().getStatus()).isEqualTo("captured");
    }

    @Test
    void holdsOnForAnotherWindowWhereTheGatewayCan() {
        String order = till.authorized();
        endsIn(order, "1 day");
        run();
        Eventually.holds(WAIT, () -> assertThat(daysLeft(order)).isBetween(6.9, 7.0));
        run();
        assertThat(warned(order)).isEqualTo(1);
        assertThat(toldUntil(order)).containsExactly("false", "true");
        assertThat(capture(order, "c-" + order, 1000).getPayment().getStatus()).isEqualTo("captured");
    }

    @Test
    void warnsAgainWhenTheRenewedWindowIsNearlyOver() {
        String order = till.authorized();
        endsIn(order, "1 day");
        run();
        Eventually.holds(WAIT, () -> assertThat(daysLeft(order)).isGreaterThan(6));
        endsIn(order, "2 hours");
        run();
        assertThat(warned(order)).isEqualTo(2);
        Eventually.holds(WAIT, () -> assertThat(daysLeft(order)).isGreaterThan(6));
    }

    @Test
    void endsWhenItWouldHaveEndedWhereTheGatewayRefusesToHoldOn() {
        String order = till.authorized();
        gateway.standIn().set(io.orderflow.platform.test.contract.StandIn.Mode.REFUSING);
        endsIn(order, "1 day");
        run();
        Eventually.holds(WAIT, () -> assertThat(renewal(order)).isEqualTo("refused"));
        assertThat(daysLeft(order)).isLessThan(1.1);
        endsIn(order, "-1 minute");
        run();
        assertThat(status(order)).isEqualTo("expired");
        assertThat(books.events(order)).endsWith("payments.payment.failed expired");
    }

    @Test
    void countsTheWindowFromWhenTheGatewayHeldTheMoneyThoughItIsHeardOfLate() {
        gateway.holdsSince(Duration.ofDays(3));
        String key = till.authorizeAndDie();
        Eventually.holds(WAIT, () -> assertThat(till.moves(key)).isEqualTo(1));
        String order = books.list("""
                select p.order_id from payment p join payment_operation o on o.payment_id = p.id where o.key = $1""", key).getFirst();
        assertThat(daysLeft(order)).isBetween(3.9, 4.0);
    }

    /** An order of 1000 of which 400 are taken. */
    private static String partOf(String order) {
        capture(order, "a-" + order, 400);
        return order;
    }

    private void run() {
        job.run().await().atMost(WAIT);
    }

    private void endsIn(String order, String span) {
        books.update("update payment set expires_at = now() + $2::text::interval where order_id = $1", order, span);
    }

    private double daysLeft(String order) {
        return Double.parseDouble(books.list("""
                select (extract(epoch from expires_at - now()) / 86400)::text from payment where order_id = $1""", order).getFirst());
    }

    /** Of each time that the order was told of its authorization, whether that ends as it stands now. */
    private List<String> toldUntil(String order) {
        return books.list("""
                select ((o.payload::json ->> 'expires_at')::timestamptz = p.expires_at)::text
                from outbox o join payment p on p.id::text = o.aggregate_id
                where p.order_id = $1 and o.payload::json ->> 'status' = 'authorized'
                order by o.aggregate_version""", order);
    }

    private int warned(String order) {
        return books.list("""
                select w.payment_id::text from authorization_warning w join payment p on p.id = w.payment_id
                where p.order_id = $1""", order).size();
    }

    private String renewal(String order) {
        return books.list("""
                select o.state from operation o join payment p on p.id::text = o.subject
                where p.order_id = $1 and o.kind = 'renew'""", order).getFirst();
    }

    private double warnings(String name) {
        return metrics.counter("orderflow.payment.authorization.warnings", "gateway", name)
                .count();
    }
}
