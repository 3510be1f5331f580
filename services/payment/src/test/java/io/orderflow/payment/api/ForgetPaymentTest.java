package io.orderflow.payment.api;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.orderflow.payment.gateway.PaymentClient.stub;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.payment.gateway.Webhook;
import io.orderflow.payment.transfer.Bank;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.grpc.payment.v1.ForgetPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.PaymentReply;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept of a payment whose customer is gone, and what is not. */
@PaymentTest
@Tag("T5.4")
class ForgetPaymentTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final String NAME = "Erika Mustermann";

    @Inject
    Books books;

    @Test
    void keepsTheBooksAndNothingOfThePerson() {
        String order = authorized("tok_ok", 1000);
        capture(order, "c-" + order, 1000);
        Staff.refund(order, 100, "broken, says " + NAME).statusCode(201);
        Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("partially_refunded"));
        var told = Webhook.of("payment.captured", order);
        told.signed(told.body().replace("{\"id\"", "{\"billing\":\"" + NAME + "\",\"id\""))
                .post()
                .statusCode(204);
        // As processes of before did, to whom the order service told what was typed.
        books.update("update payment set cancel_reason = 'gone, ' || $2 where order_id = $1", order, NAME);
        assertThat(books.tablesThatName(NAME)).containsExactlyInAnyOrder("payment", "payment_operation");
        List<String> before = books.ledger(order);

        assertThat(forget(order).hasPayment()).isTrue();

        assertThat(books.tablesThatName(NAME)).isEmpty();
        assertThat(books.ledger(order)).isEqualTo(before);
        assertThat(reasons(order)).containsExactly("erased");
        long version = payment(order).getVersion();
        forget(order);
        assertThat(payment(order).getVersion()).isEqualTo(version);
    }

    /** Answers to commands are stored as well, so that a repeat gets them. */
    @Test
    void keepsNothingThatWasTypedForAPayoutThatIsSent() {
        String order = Bank.awaited(1000);
        Bank.pays(order, 1000);
        Staff.refund(order, 100, "damaged, says " + NAME).statusCode(201);
        String payout = books.list("""
                select o.id::text from payout o join payment p on p.id = o.payment_id where p.order_id = $1""", order).getFirst();
        given().auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", payout)
                .contentType(ContentType.JSON)
                .body("{\"reference\":\"SCT-1\"}")
                .post("/api/v1/payouts/" + payout + "/sent")
                .then()
                .statusCode(200)
                .body("status", equalTo("sent"));
        assertThat(books.tablesThatName(NAME)).containsExactlyInAnyOrder("payment_operation", "payout");
        forget(order);
        assertThat(books.tablesThatName(NAME)).isEmpty();
    }

    @Test
    void keepsReasonsThatAreCodes() {
        String order = authorized("tok_ok", 1000);
        cancel(order);
        Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("voided"));
        forget(order);
        assertThat(reasons(order)).containsExactly("customer_request");
    }

    @Test
    void forgetsWhyAPaymentNeverCameToBe() {
        String order = anyOrder();
        books.update("insert into forestalled_order (order_id, reason, at) values ($1, $2, now())", order, NAME);
        assertThat(forget(order).getRejection().getCode()).isEqualTo("not_found");
        assertThat(books.list("select reason from forestalled_order where order_id = $1", order))
                .containsExactly("erased");
    }

    private static PaymentReply forget(String order) {
        return stub().forget(ForgetPaymentRequest.newBuilder()
                .setOperationKey("forget:" + order)
                .setOrderId(order)
                .build());
    }

    private List<String> reasons(String order) {
        return books.list("""
                select distinct o.reason from payment_operation o join payment p on p.id = o.payment_id
                where p.order_id = $1 and o.reason is not null""", order);
    }
}
