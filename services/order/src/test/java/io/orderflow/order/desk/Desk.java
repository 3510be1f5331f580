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
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.erasure.ErasedCustomers;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.order.usecase.ConfirmOrder;
import io.orderflow.order.usecase.EraseCustomer;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.order.usecase.cancellation.CancelItems;
import io.orderflow.order.usecase.shipment.CaptureShipment;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.outcome.NeighbourUnavailable;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.WireMoney;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Brings orders to where a test begins; what became of them is in the {@link OrderBooks}. */
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
    private final CaptureShipment shipping;
    private final Inbox inbox;
    private final OrderBooks books;

    Desk(
            Database database,
            Orders orders,
            WriteOrder writing,
            ErasedCustomers customers,
            HearOfPayment hearing,
            ConfirmOrder confirming,
            CancelOrder cancelling,
            CancelItems cancellingItems,
            CaptureShipment shipping,
            Inbox inbox,
            OrderBooks books) {
        this.database = database;
        this.orders = orders;
        this.writing = writing;
        this.customers = customers;
        this.hearing = hearing;
        this.confirming = confirming;
        this.cancelling = cancelling;
        this.cancellingItems = cancellingItems;
        this.shipping = shipping;
        this.inbox = inbox;
        this.books = books;
    }

    public UUID placed() {
        UUID id = Ids.next();
        in(tx -> place(tx, id));
        return id;
    }

    public Uni<Void> place(Tx tx, UUID id) {
        return place(tx, AnyOrder.pending(id)).replaceWithVoid();
    }

    /** Of some mugs, at 12.00 each. */
    public Order placed(long mugs) {
        return place(AnyOrder.pending(Ids.next(), mugs));
    }

    public Order place(Order order) {
        return in(tx -> place(tx, order));
    }

    private Uni<Order> place(Tx tx, Order order) {
        return customers
                .begin(tx, order.customerId())
                .chain(begun -> writing.place(tx, order.numbered(begun.number())));
    }

    /** Places an order as a checkout does, for a customer who may be gone. */
    public Uni<Void> placeFor(Tx tx, Order order, String customer) {
        return customers
                .begin(tx, customer)
                .chain(begun -> writing.place(tx, (begun.erased() ? order.erased() : order).numbered(begun.number())))
                .chain(() -> tx.later("update orders set customer_id = $2 where id = $1", order.id(), customer));
    }

    /** An order of 24.00 that is paid on delivery. @param left until nobody may confirm it any more, negative when that is over */
    public UUID cash(Duration left) {
        UUID id = Ids.next();
        var order = AnyOrder.pending(id, PaymentMethod.COD, Instant.now().plus(left));
        return place(order).id();
    }

    /** An order of 24.00 that is to be paid by bank transfer. */
    public UUID transfer() {
        UUID id = Ids.next();
        var order =
                AnyOrder.pending(id, PaymentMethod.BANK_TRANSFER, Instant.now().plus(Duration.ofHours(72)));
        return place(order).id();
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

    public void hear(Event<?> event) {
        await(receive(event));
    }

    public Uni<?> receive(Event<?> event) {
        return inbox.receive(event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event));
    }

    /** One of its two mugs is about to leave the house. @return how its money stands, or the code of the refusal */
    public String ship(UUID id, UUID fulfillment) {
        UUID mug = in(tx -> mug(tx, id));
        return switch (await(shipping.capture(Cause.system("test"), id, fulfillment, Map.of(mug, 1L)))) {
            case Outcome.Success<ShipmentMoney>(var money) -> money.state().code();
            case Outcome.Refused<ShipmentMoney>(var rejection) -> rejection.code();
        };
    }

    public void hear(UUID id, Payment news) {
        in(tx -> heard(tx, id, news));
    }

    public Uni<Order> heard(Tx tx, UUID id, Payment news) {
        return orders.lock(tx, id).chain(order -> hearing.hear(tx, order.orElseThrow(), news, "test"));
    }

    /** Makes an order as old as that. */
    public void age(UUID id, Duration age) {
        update("update orders set created_at = now() - $2 * interval '1 second' where id = $1", id, age.toSeconds());
    }

    /** Uses up the attempts of an operation that gets no answer, without the waits between them. */
    public void awaitParked(String key) {
        Eventually.holds(Duration.ofSeconds(60), () -> {
            update("""
                    update operation set attempts = greatest(attempts, 11), next_attempt_at = now()
                    where key = $1 and state = 'pending' and attempts > 0""", key);
            assertThat(books.state(key)).isEqualTo("parked");
        });
    }

    public int update(String sql, Object... args) {
        return await(database.update(sql, args));
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
}
