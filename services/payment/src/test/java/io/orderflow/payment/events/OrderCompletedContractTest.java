package io.orderflow.payment.events;

import static io.orderflow.payment.gateway.PaymentClient.captured;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.dispute.Claim;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.payment.seller.Sellers;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.OrderStatusChanged;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The money of a completed order is let go to its seller once: what was captured and not given back. */
@PaymentTest
@Tag("T5.3")
class OrderCompletedContractTest extends AbstractTopicHandlerContractTest<OrderStatusChanged> {

    @Inject
    Books books;

    @Inject
    Till till;

    @Inject
    StandInGateway gateway;

    @Inject
    Sellers sellers;

    @Override
    protected Event<OrderStatusChanged> event() {
        return told(captured(), 6, "completed");
    }

    @Override
    protected long effects(Event<OrderStatusChanged> event) {
        return payouts(event.data().orderId()).size();
    }

    @Override
    protected Optional<Event<OrderStatusChanged>> overtaken(Event<OrderStatusChanged> event) {
        return Optional.of(told(event.data().orderId(), 5, "delivered"));
    }

    @Override
    protected String standing(Event<OrderStatusChanged> event) {
        return books.list("""
                        select r.amount || r.currency || r.released_at
                        from escrow_release r join payment p on p.id = r.payment_id
                        where p.order_id = $1""", event.data().orderId()).toString();
    }

    @Test
    void paysOutWhatIsLeftAfterRefunds() {
        String order = captured();
        Staff.refund(order, 250).statusCode(201);
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> assertThat(PaymentClient.status(order)).isEqualTo("partially_refunded"));
        deliver(told(order, 6, "completed"), 2);
        assertThat(payouts(order)).containsExactly("house 750 USD due");
    }

    @Test
    void paysOutWhatTheBankHasLeft() {
        String part = captured();
        Claim.of(part, 300).lost();
        deliver(told(part, 6, "completed"), 2);
        assertThat(payouts(part)).containsExactly("house 700 USD due");
        String nothing = captured();
        Claim.of(nothing, 1000).lost();
        deliver(told(nothing, 6, "completed"), 2);
        assertThat(payouts(nothing)).isEmpty();
    }

    @Test
    void hasThePayoutWaitWhileThePaymentIsDisputed() {
        String order = captured();
        var claim = Claim.of(order, 1000).opened();
        var other = Claim.of(order, 10).opened();
        deliver(told(order, 6, "completed"), 1);
        assertThat(payouts(order)).containsExactly("house 1000 USD disputed");
        claim.won();
        assertThat(payouts(order)).containsExactly("house 1000 USD disputed");
        other.won();
        assertThat(payouts(order)).containsExactly("house 1000 USD due");
    }

    @Test
    void stopsOrReducesWhatIsDueWhenADisputeIsLost() {
        String order = captured();
        deliver(told(order, 6, "completed"), 1);
        var first = Claim.of(order, 300).opened();
        assertThat(payouts(order)).containsExactly("house 1000 USD disputed");
        first.lost();
        assertThat(payouts(order)).containsExactly("house 1000 USD due less 300 by the bank");
        Claim.of(order, 700).opened().lost();
        assertThat(payouts(order)).containsExactly("house 1000 USD stopped less 1000 by the bank");
    }

    @Test
    void takesDownWhatASellerOwesWhoWasPaid() {
        String order = captured();
        deliver(told(order, 6, "completed"), 1);
        Sellers.transfer(sellers.of(order), "sent", 1000, "T-" + order).statusCode(200);
        Claim.of(order, 1000).opened().lost();
        assertThat(payouts(order)).containsExactly("house 1000 USD owed less 1000 by the bank");
    }

    @Test
    void tellsABankBeforeTheCompletionFromARefundAfterIt() {
        String order = captured();
        Claim.of(order, 300).lost();
        deliver(told(order, 6, "completed"), 1);
        Staff.refund(order, 200).statusCode(201);
        Eventually.holds(
                Duration.ofSeconds(60), () -> assertThat(payouts(order)).containsExactly("house 700 USD due less 200"));
    }

    /** The refund kept its money from the seller when the order was completed, and the bank then kept it from the refund. */
    @Test
    @Tag("X3.10")
    void paysOutWhatIsKeptWhereARefundUnderWayGivesWayToTheBank() {
        String order = till.captured();
        gateway.standIn().set(Mode.DOWN);
        Staff.refund(order, 600).statusCode(201);
        deliver(told(order, 6, "completed"), 1);
        assertThat(sellers.standing(order)).isEqualTo("due 400 owed 0 due");
        Claim.of(order, 600).opened().lost();
        assertThat(payouts(order)).containsExactly("house 1000 USD withheld less 600 by the bank");

        gateway.standIn().set(Mode.REFUSING);
        String key = till.key(order, "refund");
        Eventually.holds(Duration.ofSeconds(60), () -> {
            till.hurry(key);
            assertThat(payouts(order)).containsExactly("house 1000 USD due less 600 by the bank");
        });
        assertThat(sellers.standing(order)).isEqualTo("due 400 owed 0 due");
        assertThat(books.list("select code from payment_operation where key = $1", key))
                .containsExactly("charged_back");
    }

    @Test
    void paysOutNothingThatAnotherOrderStatusTellsOf() {
        String order = captured();
        deliver(told(order, 4, "shipped"), 1);
        deliver(told(order, 5, "delivered"), 1);
        assertThat(payouts(order)).isEmpty();
    }

    @Test
    void waitsForMoneyThatIsNotCapturedYet() {
        String order = PaymentClient.authorized("tok_ok", 1000);
        var event = told(order, 6, "completed");
        deliver(event, 1);
        assertThat(inboxState(event)).isEqualTo("parked");
        assertThat(payouts(order)).isEmpty();
        PaymentClient.capture(order, "c-" + order, 1000);
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> payouts(order).equals(List.of("house 1000 USD due")));
    }

    private List<String> payouts(String order) {
        return books.list("""
                select o.seller || ' ' || o.amount || ' ' || o.currency || ' ' || o.state
                    || coalesce(' less ' || nullif(o.refunded, 0), '')
                    || coalesce(' less ' || nullif(o.charged_back, 0) || ' by the bank', '')
                from seller_payout o join payment p on p.id = o.payment_id
                where p.order_id = $1""", order);
    }

    private static Event<OrderStatusChanged> told(String order, long version, String status) {
        var money = new WireMoney(1000, "USD");
        var item = new OrderStatusChanged.Item("item-1", "SKU-1", 1, null, null);
        var data = new OrderStatusChanged(
                order, "N-1", "c-1", "delivered", status, "paid", null, "USD", money, List.of(item));
        return Events.of(Topics.ORDERS_ORDER_STATUS_CHANGED, order, version, data);
    }
}
