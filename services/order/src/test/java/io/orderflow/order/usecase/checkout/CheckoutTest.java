package io.orderflow.order.usecase.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.domain.delivery.Address;
import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.price.Basket;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.neighbours.NeighboursResource;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.crash.CrashPoint.Arming;
import io.orderflow.platform.crash.CrashPoint.Effect;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.saga.AbstractSagaContractTest;
import io.orderflow.platform.test.saga.ForeignSystems;
import io.orderflow.platform.test.saga.ForeignSystems.Fault;
import io.orderflow.platform.web.IdempotencyKey;
import io.orderflow.platform.web.Reply;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.CustomerDeleted;
import io.orderflow.schemas.event.PaymentConfirmed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every step of a checkout × every trouble: an order with its payment and its stock, or nothing at all. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(NeighboursResource.class)
@Tag("X3.9")
class CheckoutTest extends AbstractSagaContractTest<CheckoutSaga> {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final OrderRequested MUG = new OrderRequested(
            "c-1",
            new Basket("USD", List.of(new Basket.Wish("mug", 2)), ShippingMethod.STANDARD, Destination.UNKNOWN),
            PaymentMethod.CARD,
            "immediate",
            "tok_ok",
            new Address("A", "1 Street", null, "Town", null, "12345", "US", null),
            null);

    @Inject
    PlaceOrder placing;

    @Inject
    CheckoutSaga checkout;

    @Inject
    Neighbours neighbours;

    @Inject
    Orders orders;

    @Inject
    Inbox inbox;

    @Override
    protected CheckoutSaga saga() {
        return checkout;
    }

    @Override
    protected ForeignSystems foreign() {
        return neighbours.systems();
    }

    @Override
    protected Uni<Reply> begin(IdempotencyKey key) {
        return placing.place(
                Cause.request("customer:c-1", null, null),
                key,
                MUG,
                placed -> Reply.of(placed, order -> Reply.of(201, Map.of("id", order.id()))));
    }

    /** The order with its item, its stock, its history and its event. */
    @Override
    protected long effects(UUID saga) {
        return database.first("""
                        select count(*) from orders o
                        where o.id = $1
                          and exists (select from order_item i join allocation a on a.order_item_id = i.id where i.order_id = o.id)
                          and exists (select from timeline t where t.order_id = o.id and t.to_state = 'pending')
                          and exists (select from outbox e where e.aggregate_id = o.id::text and e.aggregate_version = 1)""", row -> row.getLong(0), saga)
                .await()
                .atMost(LIMIT)
                .orElseThrow();
    }

    @Test
    @Tag("C1.2")
    void hearsOfThePaymentAlsoWhenTheEventIsFasterThanTheOrder() {
        var key = new IdempotencyKey("test POST /", "key-" + UUID.randomUUID(), "hash");
        CrashPoint point = CrashPoint.find("saga.checkout.reserve.after").orElseThrow();
        point.arm(new Arming(Effect.SLEEP, null, 0));
        CompletableFuture<Reply> answer = begin(key).subscribeAsCompletionStage();
        Eventually.holds(LIMIT, () -> assertThat(point.isArmed()).isFalse());
        UUID id = database.first("select id from saga where idempotency_key = $1", row -> row.getUUID(0), key.key())
                .await()
                .atMost(LIMIT)
                .orElseThrow();

        deliverCaptured(id);
        point.wake();
        Eventually.holds(LIMIT, () -> assertThat(answer).isDone());

        assertThat(answer.join().status()).isEqualTo(201);
        var order = orders.find(database, id).await().atMost(LIMIT).orElseThrow();
        assertThat(order.payment().captured()).isEqualTo(2400);
    }

    /** Refused, or not answered, at any of its steps. */
    @Test
    @Tag("X3.9")
    void burnsNoOrderNumberWhenItComesToNothing() {
        long before = lastNumber();
        int tries = 0;
        for (var step : checkout.steps()) {
            for (Fault fault : Fault.values()) {
                foreign().disturb(step.name(), fault);
                Reply answer = begin(new IdempotencyKey("test POST /", "key-" + UUID.randomUUID(), "hash"))
                        .onFailure()
                        .recoverWithItem(() -> Reply.of(503, ""))
                        .await()
                        .atMost(LIMIT);
                assertThat(answer.status()).as("%s %s", step.name(), fault).isGreaterThanOrEqualTo(400);
                tries++;
            }
        }
        assertThat(tries).isEqualTo(9);
        assertThat(lastNumber()).isEqualTo(before);

        begin(new IdempotencyKey("test POST /", "key-" + UUID.randomUUID(), "hash"))
                .await()
                .atMost(LIMIT);
        assertThat(lastNumber()).as("one that comes about has the next").isEqualTo(before + 1);
    }

    private long lastNumber() {
        return database.first(
                        "select case when is_called then last_value else 0 end from order_number",
                        row -> row.getLong(0))
                .await()
                .atMost(LIMIT)
                .orElseThrow();
    }

    /** The customer goes while the checkout is on its way to the order. */
    @Test
    @Tag("T5.4")
    void endsErasedWhenItsCustomerIsGoneMeanwhile() {
        var key = new IdempotencyKey("test POST /", "key-" + UUID.randomUUID(), "hash");
        CrashPoint point = CrashPoint.find("saga.checkout.reserve.after").orElseThrow();
        point.arm(new Arming(Effect.SLEEP, null, 0));
        String customer = "c-" + UUID.randomUUID();
        var request = new OrderRequested(
                customer,
                MUG.basket(),
                MUG.method(),
                MUG.capturePolicy(),
                MUG.token(),
                MUG.shippingAddress(),
                "for me");
        CompletableFuture<Reply> answer = placing.place(
                        Cause.request("customer:" + customer, null, null),
                        key,
                        request,
                        placed -> Reply.of(placed, order -> Reply.of(201, order)))
                .subscribeAsCompletionStage();
        Eventually.holds(LIMIT, () -> assertThat(point.isArmed()).isFalse());

        deliver(Events.of(Topics.CUSTOMER_DELETED, customer, new CustomerDeleted(customer)));
        point.wake();
        Eventually.holds(LIMIT, () -> assertThat(answer).isDone());

        assertThat(answer.join().status()).isEqualTo(201);
        assertThat(answer.join().body()).contains(customer).doesNotContain("1 Street", "for me");
        assertThat(database.first(
                                "select shipping_address || coalesce(note, '') from orders where customer_id = $1",
                                row -> row.getString(0),
                                customer)
                        .await()
                        .atMost(LIMIT)
                        .orElseThrow())
                .contains("erased")
                .doesNotContain("1 Street", "for me");
    }

    private void deliver(Event<?> event) {
        inbox.receive(event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event))
                .await()
                .atMost(LIMIT);
    }

    private void deliverCaptured(UUID orderId) {
        var captured = Events.of(
                Topics.PAYMENTS_PAYMENT_CONFIRMED,
                "pay-" + orderId,
                new PaymentConfirmed(
                        "pay-" + orderId,
                        orderId.toString(),
                        "card",
                        "captured",
                        "auth-" + orderId,
                        usd(2400),
                        usd(2400),
                        usd(2400)));
        deliver(captured);
    }

    private static WireMoney usd(long amount) {
        return new WireMoney(amount, "USD");
    }
}
