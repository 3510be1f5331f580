package io.orderflow.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.orderflow.payment.usecase.card.CapturePayment;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Has payments ask {@link StandInGateway} for one effect each. */
@Singleton
public class Till {

    private static final Duration WAIT = Duration.ofSeconds(60);

    private final Database database;
    private final Books books;
    private final CapturePayment capturing;

    Till(Database database, Books books, CapturePayment capturing) {
        this.database = database;
        this.books = books;
        this.capturing = capturing;
    }

    /** An authorized payment whose gateway is the stand-in from now on. @return its order */
    public String authorized() {
        return moved(PaymentClient.authorized("tok_ok", 1000));
    }

    public String captured() {
        String order = PaymentClient.authorized("tok_ok", 1000);
        PaymentClient.capture(order, "capture:" + order, 1000);
        return moved(order);
    }

    /** Opens a payment whose caller dies before the gateway hears of it. @return the key of the authorization */
    public String authorizeAndDie() {
        String order = PaymentClient.anyOrder();
        CrashPoint asking = CrashPoint.named("gateway.asking");
        asking.arm(new CrashPoint.Arming(CrashPoint.Effect.FREEZE, "authorize", 0));
        try (var call = Context.current().withCancellation()) {
            Thread.ofVirtual().start(call.wrap(() -> authorizeInVain(order)));
            Eventually.holds(WAIT, () -> assertThat(asking.isArmed()).isFalse());
        }
        moved(order);
        String key = key(order, "authorize");
        books.update("""
                update operation set payload = replace(payload, '"sandbox"', '"stand-in"'), next_attempt_at = now()
                where key = $1""", key);
        return key;
    }

    private static void authorizeInVain(String order) {
        assertThatThrownBy(() -> PaymentClient.authorize(order, "tok_ok", 1000))
                .isInstanceOf(StatusRuntimeException.class);
    }

    /** Has all of an authorized payment captured in the background. @return the key */
    public String capture(String order) {
        UUID id = UUID.fromString(PaymentClient.payment(order).getId());
        database.attempt(Cause.system("test"), tx -> capturing.request(tx, id, Optional.empty(), version -> true))
                .await()
                .atMost(WAIT);
        return key(order, "capture");
    }

    /** The key of the latest effect of a kind that was asked of an order's payment. */
    public String key(String order, String kind) {
        return books.list("""
                        select o.key from payment_operation o join payment p on p.id = o.payment_id
                        where p.order_id = $1 and o.kind = $2
                        order by o.created_at desc limit 1""", order, kind).getFirst();
    }

    /** Has a pending effect tried at once, whatever its backoff says. */
    public void hurry(String key) {
        books.update("update operation set next_attempt_at = now() where key = $1 and state = 'pending'", key);
    }

    /** How often money moved under a key, in our ledger. */
    public long moves(String key) {
        return books.list("select kind from money_entry where operation_key = $1", key)
                .size();
    }

    /** How often an event told that the payment of a key failed in this way. */
    public long failures(String key, String status) {
        return books.list("""
                        select e.topic from outbox e join payment_operation o on o.payment_id::text = e.aggregate_id
                        where o.key = $1 and e.topic = 'payments.payment.failed' and e.payload::json ->> 'status' = $2""", key, status).size();
    }

    private String moved(String order) {
        books.update("update payment set gateway = $2 where order_id = $1", order, StandInGateway.NAME);
        return order;
    }
}
