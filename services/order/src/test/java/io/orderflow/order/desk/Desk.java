package io.orderflow.order.desk;

import static io.orderflow.order.domain.AnyOrder.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.cancellation.CancelWish;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.persistence.ErasedCustomers;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.order.usecase.ConfirmOrder;
import io.orderflow.order.usecase.EraseCustomer;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.order.usecase.cancellation.CancelItems;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.NeighbourUnavailable;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.WireMoney;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Brings orders to where a contract begins, and looks at their rows. */
@Singleton
public class Desk {

    public static final Payment AUTHORIZED = payment("authorized", 2400, 0, 0);
    public static final Payment CAPTURED = payment("captured", 2400, 2400, 0);

    private final Database database;
    private final Orders orders;
    private final WriteOrder writing;
    private final ErasedCustomers customers;
    private final HearOfPayment hearing;
    private final ConfirmOrder confirming;
    private final CancelOrder cancelling;
    private final CancelItems cancellingItems;

    Desk(
            Database database,
            Orders orders,
            WriteOrder writing,
            ErasedCustomers customers,
            HearOfPayment hearing,
            ConfirmOrder confirming,
            CancelOrder cancelling,
            CancelItems cancellingItems) {
        this.database = database;
        this.orders = orders;
        this.writing = writing;
        this.customers = customers;
        this.hearing = hearing;
        this.confirming = confirming;
        this.cancelling = cancelling;
        this.cancellingItems = cancellingItems;
    }

    public UUID placed() {
        UUID id = Ids.next();
        in(tx -> place(tx, id));
        return id;
    }

    public Uni<Void> place(Tx tx, UUID id) {
        return orders.nextNumber(tx)
                .chain(number -> writing.place(tx, AnyOrder.pending(id).numbered(number)))
                .replaceWithVoid();
    }

    /** Places an order as a checkout does, for a customer who may be gone. */
    public Uni<Void> placeFor(Tx tx, Order order, String customer) {
        return customers
                .begin(tx, customer)
                .chain(begun -> writing.place(tx, (begun.erased() ? order.erased() : order).numbered(begun.number())))
                .chain(() -> tx.later("update orders set customer_id = $2 where id = $1", order.id(), customer));
    }

    public List<String> tables() {
        return await(database.list(
                "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
                row -> row.getString(0)));
    }

    /** An order of 24.00 that is paid on delivery. @param left until nobody may confirm it any more, negative when that is over */
    public UUID cash(Duration left) {
        UUID id = Ids.next();
        var order = AnyOrder.pending(id, PaymentMethod.COD, Instant.now().plus(left));
        in(tx -> orders.nextNumber(tx).chain(number -> writing.place(tx, order.numbered(number))));
        return id;
    }

    /** An order of 24.00 that is to be paid by bank transfer. */
    public UUID transfer() {
        UUID id = Ids.next();
        var order =
                AnyOrder.pending(id, PaymentMethod.BANK_TRANSFER, Instant.now().plus(Duration.ofHours(72)));
        in(tx -> orders.nextNumber(tx).chain(number -> writing.place(tx, order.numbered(number))));
        return id;
    }

    /** An order that is paid on delivery, and confirmed. */
    public UUID confirmedCash() {
        UUID id = cash(Duration.ofHours(1));
        in(tx -> confirm(tx, id));
        return id;
    }

    public UUID authorized() {
        UUID id = placed();
        hear(id, AUTHORIZED);
        return id;
    }

    /** Authorized, with its stock held by the neighbour. */
    public UUID authorized(WarehouseClient warehouse) {
        UUID id = placed();
        Order order = await(orders.find(database, id)).orElseThrow();
        Instant soon = Instant.now().plusSeconds(900);
        // Its breaker may still be open after a test for which the neighbour was down.
        await(warehouse
                .reserve(Cause.system("test"), "reserve:" + id, id, order.lines(), soon)
                .onFailure(NeighbourUnavailable.class)
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(1))
                .atMost(40));
        hear(id, AUTHORIZED);
        return id;
    }

    public UUID confirmed() {
        UUID id = authorized();
        in(tx -> confirm(tx, id));
        return id;
    }

    /** Confirmed under another capture policy. */
    public UUID confirmed(String capturePolicy) {
        UUID id = authorized();
        update("update orders set capture_policy = $2 where id = $1", id, capturePolicy);
        in(tx -> confirm(tx, id));
        return id;
    }

    /** Paid and then cancelled, so that its money has to go back. */
    public UUID regretted() {
        UUID id = confirmed();
        hear(id, CAPTURED);
        in(tx -> cancelling.cancel(tx, id, "late regret", order -> true));
        return id;
    }

    /** Of its two mugs, one is cancelled. */
    public UUID halved() {
        UUID id = placed();
        in(tx -> halve(tx, id));
        return id;
    }

    public Uni<Void> halve(Tx tx, UUID id) {
        return mug(tx, id)
                .chain(mug -> cancellingItems.cancel(
                        tx, id, "one is enough", new CancelWish(List.of(new CancelWish.Units(mug, 1))), order -> true))
                .replaceWithVoid();
    }

    /** The item of which an order has two. */
    public Uni<UUID> mug(Tx tx, UUID id) {
        return orders.lock(tx, id)
                .map(order -> order.orElseThrow().lines().getFirst().id());
    }

    /** What others tell of the goods of an order. */
    public News news(UUID id) {
        return new News(id, in(tx -> mug(tx, id)));
    }

    /** {@code status shipped delivered} of an order of one item. */
    public String goods(UUID id) {
        return list("""
                select concat_ws(' ', o.status, coalesce(i.shipped, 0), coalesce(i.delivered, 0))
                from orders o join order_item i on i.order_id = o.id
                where o.id = $1""", id).getFirst();
    }

    /** How many of them are left. */
    public long units(UUID id) {
        return in(tx -> orders.lock(tx, id)).orElseThrow().lines().getFirst().left();
    }

    /** Moves an order as news of its shipments will. */
    public void move(UUID id, OrderStatus to) {
        in(tx -> orders.lock(tx, id).chain(order -> {
            Order before = order.orElseThrow();
            return writing.change(tx, before, before.moved(to), "test");
        }));
    }

    /** Its customer is gone. */
    public UUID ofErased(EraseCustomer erasing) {
        UUID id = placed();
        String customer = "c-" + id;
        update("update orders set customer_id = $2 where id = $1", id, customer);
        in(tx -> erasing.erase(tx, customer));
        return id;
    }

    public UUID cancelled() {
        UUID id = placed();
        in(tx -> cancel(tx, id));
        return id;
    }

    public Uni<Void> confirm(Tx tx, UUID id) {
        return orders.lock(tx, id)
                .chain(order -> confirming.reservationsConfirmed(
                        tx, id, order.orElseThrow().allocations()));
    }

    public Uni<Void> cancel(Tx tx, UUID id) {
        return cancelling.cancel(tx, id, "changed my mind", order -> true).replaceWithVoid();
    }

    public void cancel(UUID id, String reason) {
        in(tx -> cancelling.cancel(tx, id, reason, order -> true));
    }

    public List<String> list(String sql, Object... args) {
        return await(database.list(sql, row -> row.getString(0), args));
    }

    public void hear(UUID id, Payment news) {
        in(tx -> heard(tx, id, news));
    }

    public Uni<Order> heard(Tx tx, UUID id, Payment news) {
        return orders.lock(tx, id).chain(order -> hearing.hear(tx, order.orElseThrow(), news, "test"));
    }

    public Instant authorizationEnds(String orderId) {
        return await(database.first(
                        "select payment_expires_at from orders where id = $1",
                        row -> row.getOffsetDateTime(0).toInstant(),
                        UUID.fromString(orderId)))
                .orElseThrow();
    }

    /** How often the timeline says that an order got there. */
    public long moves(String orderId, String kind, String to) {
        return await(database.first(
                        "select count(*) from timeline where order_id = $1 and kind = $2 and to_state = $3",
                        row -> row.getLong(0),
                        UUID.fromString(orderId),
                        kind,
                        to))
                .orElseThrow();
    }

    /** How often an order has asked others for something: 0 or 1. */
    public long asked(UUID order, String kind) {
        return await(database.first(
                        "select count(*) from operation where subject = $1 and kind = $2",
                        row -> row.getLong(0),
                        order.toString(),
                        kind))
                .orElseThrow();
    }

    /** Operations of an order whose key begins so. */
    public long operations(String orderId, String beginning) {
        return await(database.first(
                        "select count(*) from operation where subject = $1 and starts_with(key, $2)",
                        row -> row.getLong(0),
                        orderId,
                        beginning))
                .orElseThrow();
    }

    /** Events of a topic about an order. */
    public long events(String orderId, String topic) {
        return await(database.first(
                        "select count(*) from outbox where aggregate_id = $1 and topic = $2",
                        row -> row.getLong(0),
                        orderId,
                        topic))
                .orElseThrow();
    }

    /** Makes an order as old as that. */
    public void age(UUID id, Duration age) {
        update("update orders set created_at = now() - $2 * interval '1 second' where id = $1", id, age.toSeconds());
    }

    public String state(String key) {
        return await(database.first("select state from operation where key = $1", row -> row.getString(0), key))
                .orElse("none");
    }

    /** Uses up the attempts of an operation that gets no answer, without the waits between them. */
    public void awaitParked(String key) {
        Eventually.holds(Duration.ofSeconds(60), () -> {
            update("""
                    update operation set attempts = greatest(attempts, 11), next_attempt_at = now()
                    where key = $1 and state = 'pending' and attempts > 0""", key);
            assertThat(state(key)).isEqualTo("parked");
        });
    }

    public int update(String sql, Object... args) {
        return await(database.update(sql, args));
    }

    /** Status, payment status, version and what the order knows of its money. */
    public String standing(String orderId) {
        return await(database.first("""
                        select concat_ws(' ', status, payment_status, version, payment_state, authorized, captured, refunded)
                        from orders where id = $1""", row -> row.getString(0), UUID.fromString(orderId)))
                .orElseThrow();
    }

    public <T> T in(Function<Tx, Uni<T>> work) {
        return await(database.inTransaction(Cause.system("test"), work));
    }

    public static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(60));
    }

    public static WireMoney usd(long amount) {
        return new WireMoney(amount, "USD");
    }

    /** The key of what an order asks of others. */
    public static String key(UUID order, String kind) {
        return "order:" + order + ":" + kind;
    }

    public static String orderOf(String key) {
        return key.split(":")[1];
    }

    /** How often an operation came to its end. */
    public long ended(String key) {
        return await(database.first(
                        "select count(*) from operation where key = $1 and state = 'done'", row -> row.getLong(0), key))
                .orElseThrow();
    }
}
