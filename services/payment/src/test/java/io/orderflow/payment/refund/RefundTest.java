package io.orderflow.payment.refund;

import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.captured;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.platform.test.together.Together;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@PaymentTest
class RefundTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Books books;

    @Test
    @Tag("INV-M2")
    void givesBackNoMoreThanThePartsThatAreTaken() {
        String order = authorized("tok_ok", 1000);
        capture(order, "a-" + order, 400);
        refund(order, UUID.randomUUID().toString(), 401, "USD")
                .statusCode(422)
                .body("code", equalTo("refund_exceeds_captured"));
        refund(order, UUID.randomUUID().toString(), 400, "USD").statusCode(201);
        await().atMost(LONG).until(() -> payment(order).getRefunded().getAmount() == 400);
        assertThat(status(order)).isEqualTo("partially_refunded");

        assertThat(capture(order, "b-" + order, 600).getTaken()).isTrue();
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "capture 400", "refund 400", "capture 600");
    }

    @Test
    @Tag("INV-M2")
    void neverGivesBackMoreThanWasCapturedThoughRequestsMeet() throws Exception {
        String order = captured();
        assertThat(Together.run(
                        8,
                        () -> refund(order, UUID.randomUUID().toString(), 300, "USD")
                                .extract()
                                .statusCode()))
                .containsExactlyInAnyOrder(201, 201, 201, 422, 422, 422, 422, 422);
        await().atMost(LONG).until(() -> payment(order).getRefunded().getAmount() == 900);
        refund(order, UUID.randomUUID().toString(), 101, "USD")
                .statusCode(422)
                .body("code", equalTo("refund_exceeds_captured"));
        refund(order, UUID.randomUUID().toString(), 100, "USD").statusCode(201);
        await().atMost(LONG).until(() -> status(order).equals("refunded"));
        assertThat(books.ledger(order)).isEqualTo(Sandbox.ledger(order));
        refund(order, UUID.randomUUID().toString(), 1, "USD")
                .statusCode(422)
                .body("code", equalTo("refund_exceeds_captured"));
    }

    @Test
    @Tag("INV-M3")
    void givesBackOnceForARepeatedKey() {
        String order = captured();
        String key = UUID.randomUUID().toString();
        refund(order, key, 400, "USD").statusCode(201);
        refund(order, key, 400, "USD").statusCode(201).header("Idempotent-Replayed", "true");
        refund(order, key, 401, "USD").statusCode(422).body("code", equalTo("idempotency_key_reused"));
        await().atMost(LONG).until(() -> status(order).equals("partially_refunded"));
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "capture 1000", "refund 400");
    }

    @Test
    void givesBackNothingInAnotherCurrency() {
        String order = captured();
        refund(order, UUID.randomUUID().toString(), 1, "EUR")
                .statusCode(422)
                .body("code", equalTo("currency_mismatch"));
        assertThat(asked(order)).containsExactly("authorize", "capture");
    }

    @Test
    void recordsWhichWayTheMoneyOfACancelledOrderGoesBack() {
        String held = authorized("tok_ok", 1000);
        String taken = captured();
        String both = authorized("tok_ok", 1000);
        capture(both, "c-" + both, 400);
        for (String order : new String[] {held, taken, both}) {
            io.orderflow.payment.gateway.PaymentClient.cancel(order);
        }
        await().atMost(LONG).until(() -> status(held).equals("voided"));
        await().atMost(LONG).until(() -> status(taken).equals("refunded"));
        await().atMost(LONG).until(() -> status(both).equals("refunded"));
        assertThat(asked(held)).containsExactly("authorize", "void");
        assertThat(asked(taken)).containsExactly("authorize", "capture", "refund");
        assertThat(asked(both)).containsExactly("authorize", "capture", "refund", "void");
    }

    private java.util.List<String> asked(String order) {
        return books.list("""
                select o.kind from payment_operation o join payment p on p.id = o.payment_id
                where p.order_id = $1
                order by o.kind""", order);
    }

    private static ValidatableResponse refund(String order, String key, long amount, String currency) {
        return Staff.refund(order, key, amount, currency, "damaged");
    }
}
