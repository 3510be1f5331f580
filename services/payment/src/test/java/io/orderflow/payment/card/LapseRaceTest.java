package io.orderflow.payment.card;

import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.lower;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.payment.jobs.AuthorizationExpiry;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.together.Together;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The window of a partly captured payment ends while further parts are asked for, and its order is lowered or cancelled. */
@PaymentTest
@Tag("X3.5")
@Tag("E9.5")
@Tag("INV-M1")
@Tag("INV-M3")
class LapseRaceTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int ROUNDS = 10;

    @Inject
    Books books;

    @Inject
    AuthorizationExpiry job;

    @Test
    void takesNoMoreThanIsOwedAndLetsTheRestGoOnce() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = part();
            Together.run(List.of(
                    part(order, "b", 300),
                    part(order, "c", 200),
                    part(order, "c", 200),
                    end(order),
                    end(order),
                    doing(() -> lower(order, 800))));
            assertAllSettled(order);
            var now = payment(order);
            assertThat(now.getCaptured().getAmount() - now.getRefunded().getAmount())
                    .isBetween(400L, 800L);
        }
    }

    @Test
    @Tag("INV-M4")
    void keepsNothingOfAnOrderThatIsCancelledMeanwhile() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = part();
            Together.run(List.of(
                    part(order, "b", 300), end(order), doing(() -> cancel(order)), end(order), part(order, "c", 300)));
            assertAllSettled(order);
            Eventually.holds(WAIT, () -> {
                var now = payment(order);
                assertThat(now.getRefunded()).isEqualTo(now.getCaptured());
            });
        }
    }

    private void assertAllSettled(String order) {
        Eventually.holds(WAIT, () -> {
            run();
            assertThat(books.list("""
                    select capturing || ' ' || refunding || ' ' || (authorized - captured - voided) from payment
                    where order_id = $1""", order)).containsExactly("0 0 0");
        });
        Eventually.holds(
                WAIT, () -> assertThat(books.ledger(order)).containsExactlyInAnyOrderElementsOf(Sandbox.ledger(order)));
        assertThat(books.ledger(order).stream().filter(line -> line.startsWith("void")))
                .hasSizeLessThan(2);
        assertThat(books.events(order).stream().filter("payments.payment.failed capture_failed"::equals))
                .hasSizeLessThan(2);
    }

    /** An order of 1000 of which 400 are taken. */
    private static String part() {
        String order = authorized("tok_ok", 1000);
        capture(order, "a-" + order, 400);
        return order;
    }

    private static Callable<String> part(String order, String key, long amount) {
        return doing(() -> capture(order, key + "-" + order, amount));
    }

    private Callable<String> end(String order) {
        return doing(() -> {
            books.update("update payment set expires_at = now() - interval '1 second' where order_id = $1", order);
            run();
        });
    }

    private static Callable<String> doing(Runnable work) {
        return () -> {
            work.run();
            return "";
        };
    }

    private void run() {
        job.run().await().atMost(WAIT);
    }
}
