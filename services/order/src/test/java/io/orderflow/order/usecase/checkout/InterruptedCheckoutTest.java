package io.orderflow.order.usecase.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.persistence.Checkouts;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.IdempotencyKey;
import io.orderflow.platform.web.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a checkout whose process died at a recovery point: the row is as that process left it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class InterruptedCheckoutTest {

    @Inject
    Database database;

    @Inject
    Checkouts checkouts;

    @Inject
    Idempotency idempotency;

    @Inject
    UndoCheckout undoing;

    @ParameterizedTest
    @ValueSource(strings = {"authorizing", "reserving"})
    @Tag("X3.9")
    void isUndoneInReverseOrderAndLeavesItsKeyFree(String point) {
        UUID order = Ids.next();
        var key = new IdempotencyKey("c-1 POST /api/v1/orders", "key-" + order, "hash");
        in(tx -> idempotency.claim(tx, key).chain(() -> checkouts.open(tx, order, key)));
        in(tx -> tx.update(
                "update checkout set state = $2, lease_until = now() - interval '1 second' where order_id = $1",
                order,
                point));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> asked(order).equals(List.of("release-stock")));
        Optional<Reply> known = in(tx -> idempotency.known(key));
        boolean goesOn = in(tx -> checkouts.reserving(tx, order));
        Optional<String> finished = in(tx -> checkouts.done(tx, order));
        assertThat(known).isEmpty();
        assertThat(goesOn).isFalse();
        assertThat(finished).isEmpty();

        in(tx -> undoing.stockReleased(tx, order));
        assertThat(asked(order)).containsExactly("release-stock", "cancel-payment");

        in(tx -> undoing.paymentCancelled(tx, order));
        Optional<String> state =
                in(tx -> tx.first("select state from checkout where order_id = $1", row -> row.getString(0), order));
        assertThat(state).contains("undone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorizing", "reserving"})
    @Tag("X3.9")
    void isLeftAloneWhileItsProcessMayStillBeAtWork(String point) {
        UUID order = Ids.next();
        var key = new IdempotencyKey("c-1 POST /api/v1/orders", "key-" + order, "hash");
        in(tx -> idempotency.claim(tx, key).chain(() -> checkouts.open(tx, order, key)));
        in(tx -> tx.update("update checkout set state = $2 where order_id = $1", order, point));

        undoing.takeOverInterrupted().await().atMost(Duration.ofSeconds(60));

        assertThat(asked(order)).isEmpty();
        Optional<Reply> known = in(tx -> idempotency.known(key));
        assertThat(known.orElseThrow().status()).isEqualTo(409);
    }

    private List<String> asked(UUID order) {
        return in(tx -> tx.list(
                "select kind from operation where subject = $1 order by created_at",
                row -> row.getString(0),
                order.toString()));
    }

    private <T> T in(Function<Tx, Uni<T>> work) {
        return database.inTransaction(Cause.system("test"), work).await().atMost(Duration.ofSeconds(60));
    }
}
