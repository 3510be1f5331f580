package io.orderflow.payment.api;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.orderflow.payment.gateway.PaymentClient.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.dispute.Claim;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.payment.transfer.Bank;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.grpc.common.v1.Cause;
import io.orderflow.schemas.grpc.history.v1.HistoryEntry;
import io.orderflow.schemas.grpc.history.v1.HistoryReply;
import io.orderflow.schemas.grpc.history.v1.HistoryRequest;
import io.orderflow.schemas.grpc.payment.v1.CaptureRequest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the payment service tells for an order's timeline, from what it has stored anyway. */
@PaymentTest
class HistoryTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final String NAME = "Erika Mustermann";
    private static final String UUID_FORM = "[0-9a-f-]{36}";

    @Inject
    Books books;

    @Test
    void tellsEachMoveOfTheMoneyWithItsEvent() {
        String order = authorized("tok_ok", 1000);
        capture(order, "capture-" + order, 1000);
        Staff.refund(order, 300).statusCode(201);
        Eventually.holds(
                WAIT, () -> assertThat(payment(order).getRefunded().getAmount()).isEqualTo(300));
        Staff.refund(order, 200).statusCode(201);
        Eventually.holds(
                WAIT, () -> assertThat(payment(order).getRefunded().getAmount()).isEqualTo(500));
        published(order);

        assertThat(told(order))
                .containsExactly(
                        "payment.authorized 0 USD -> 1000 USD",
                        "payment.captured 0 USD -> 1000 USD",
                        "payment.refunded 0 USD -> 300 USD",
                        "payment.refunded 300 USD -> 500 USD");
        assertThat(history(order).getEntriesList())
                .extracting(HistoryEntry::getEventId)
                .isEqualTo(books.list("""
                select event_id::text from outbox_sent o join payment p on p.id::text = o.aggregate_id
                where p.order_id = $1
                order by o.position""", order));
    }

    @Test
    void saysWhoAskedForItAndByWhichOperation() {
        String order = authorized("tok_ok", 1000);
        capture(order, "order:" + order + ":capture", 1000);
        Staff.refund(order, 300).statusCode(201);
        Eventually.holds(
                WAIT, () -> assertThat(payment(order).getRefunded().getAmount()).isEqualTo(300));
        var entries = history(order).getEntriesList();
        assertThat(entries.get(1).getActor()).isEqualTo("customer:c-1");
        assertThat(entries.get(1).getCausationId()).isEqualTo("order:" + order + ":capture");
        assertThat(entries.get(2).getActor()).startsWith("staff:");
    }

    /** Its event is named once it has gone out. */
    @Test
    void isThereBeforeItsEventIsPublished() {
        String order = authorized("tok_ok", 1000);
        assertThat(history(order).getEntriesList())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getEventId()).isEmpty());
        published(order);
        assertThat(history(order).getEntriesList())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getEventId()).matches(UUID_FORM));
    }

    @Test
    void tellsHowADisputeEnded() {
        String order = authorized("tok_ok", 1000);
        capture(order, "capture-" + order, 1000);
        Claim.of(order, 400).opened().lost();
        published(order);
        assertThat(told(order)).endsWith("payment.dispute_opened  -> 400 USD", "payment.charged_back 0 USD -> 400 USD");
        assertThat(history(order).getEntriesList().getLast().getEventId()).matches(UUID_FORM);
    }

    @Test
    void tellsThatAPaymentFailed() {
        String order = anyOrder();
        PaymentClient.authorize(order, "tok_declined", 1000);
        published(order);
        assertThat(history(order).getEntriesList()).singleElement().satisfies(entry -> {
            assertThat(entry.getKind()).isEqualTo("payment.failed");
            assertThat(entry.getCause()).isEqualTo("card_declined");
        });
    }

    @Test
    void tellsWhatWasTransferred() {
        String order = Bank.awaited(1000);
        Bank.pays(order, 1200);
        assertThat(told(order))
                .containsExactly("payment.captured 0 USD -> 1200 USD", "payment.refunded 0 USD -> 200 USD");
        assertThat(history(order).getEntriesList().getLast().getCause()).isEqualTo("transfer_over");
    }

    @Test
    @Tag("T5.4")
    void repeatsNothingThatPeopleTyped() {
        String order = authorized("tok_ok", 1000);
        capture(order, "capture-" + order, 1000);
        Staff.refund(order, 100, "broken, says " + NAME).statusCode(201);
        Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("partially_refunded"));
        String held = authorized("tok_ok", 1000);
        // As processes of before did, to whom the order service told what was typed.
        books.update("update payment set cancel_reason = 'gone, ' || $2 where order_id = $1", held, NAME);
        cancel(held);
        Eventually.holds(WAIT, () -> assertThat(status(held)).isEqualTo("voided"));
        for (String one : List.of(order, held)) {
            published(one);
            assertThat(history(one).toString()).doesNotContain(NAME).doesNotContain("Erika");
            assertThat(history(one).getEntriesCount()).isPositive();
        }
    }

    @Test
    void tellsTheLatestWhereThereIsMoreThanIsAskedFor() {
        String order = authorized("tok_ok", 1000);
        capture(order, "capture-" + order, 1000);
        var reply = stub(order, 1);
        assertThat(reply.getCut()).isTrue();
        assertThat(reply.getEntriesList())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getKind()).isEqualTo("payment.captured"));
        assertThat(stub(order, 2).getCut()).isFalse();
    }

    @Test
    void hasNothingToTellOfAnOrderWithoutAPayment() {
        assertThat(history(anyOrder())).isEqualTo(HistoryReply.getDefaultInstance());
    }

    @Test
    void refusesWhatIsNoQuestion() {
        assertThatThrownBy(() -> stub("", 1)).hasMessageContaining("INVALID_ARGUMENT");
        assertThatThrownBy(() -> stub(anyOrder(), 0)).hasMessageContaining("INVALID_ARGUMENT");
        assertThatThrownBy(() -> stub(anyOrder(), 501)).hasMessageContaining("INVALID_ARGUMENT");
    }

    private static void capture(String order, String key, long amount) {
        PaymentClient.stub()
                .capture(CaptureRequest.newBuilder()
                        .setOperationKey(key)
                        .setOrderId(order)
                        .setAmount(usd(amount))
                        .setCause(Cause.newBuilder()
                                .setCorrelationId("correlation")
                                .setCausationId(key)
                                .setActor("customer:c-1"))
                        .build());
    }

    /** What a relay does with events of an order's payment. */
    private void published(String order) {
        books.update("""
                with sent as (
                    delete from outbox o using payment p
                    where p.order_id = $1 and p.id::text = o.aggregate_id
                    returning o.*)
                insert into outbox_sent (position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, sent_at)
                select position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, now()
                from sent
                where replayed_at is null""", order);
    }

    private static List<String> told(String order) {
        return history(order).getEntriesList().stream()
                .map(entry -> entry.getKind() + " " + entry.getFrom() + " -> " + entry.getTo())
                .toList();
    }

    private static HistoryReply history(String order) {
        return stub(order, 500);
    }

    private static HistoryReply stub(String order, int limit) {
        return PaymentClient.histories()
                .ofOrder(HistoryRequest.newBuilder()
                        .setOrderId(order)
                        .setLimit(limit)
                        .build());
    }
}
