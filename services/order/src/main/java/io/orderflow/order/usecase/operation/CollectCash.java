package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.PaymentClient;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Payment;
import io.orderflow.order.usecase.Asks;
import io.orderflow.order.usecase.NoteCash;
import io.orderflow.order.usecase.ReadOrders;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.web.Json;
import io.orderflow.schemas.WireMoney;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Tells the payment what the couriers of a delivered order have taken (C1.5). */
@Singleton
public class CollectCash implements OperationHandler<Payment> {

    private static final String MISMATCH = "cash_mismatch";

    private final PaymentClient payments;
    private final ReadOrders reads;
    private final NoteCash noting;

    CollectCash(PaymentClient payments, ReadOrders reads, NoteCash noting) {
        this.payments = payments;
        this.reads = reads;
        this.noting = noting;
    }

    @Override
    public String kind() {
        return Asks.COLLECT_CASH;
    }

    @Override
    public Uni<Attempt<Payment>> attempt(Operation operation) {
        UUID orderId = UUID.fromString(operation.subject());
        var taken = Json.read(operation.payload(), WireMoney.class);
        return reads.one(orderId)
                .chain(found -> lowered(operation, found.orElseThrow()))
                .chain(() -> payments.collectCash(
                        operation.cause(), operation.key(), orderId, new Money(taken.amount(), taken.currency())))
                .map(CollectCash::ended);
    }

    /** What was asked for a part that is cancelled by now may be on its way still; the payment would miss it in the courier's hands. */
    private Uni<Void> lowered(Operation operation, Order order) {
        long owed = order.totals().grand();
        return owed < order.asked()
                ? payments.lower(operation.cause(), operation.key(), order.id(), new Money(owed, order.currency()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** There is a payment of it: whoever does not find that is somebody for a person to look at. */
    private static Attempt<Payment> ended(Outcome<Payment> outcome) {
        return switch (outcome) {
            case Outcome.Success<Payment>(var payment) -> new Attempt.Succeeded<>(payment);
            case Outcome.Refused<Payment>(var rejection)
            when rejection.code().equals(MISMATCH) -> new Attempt.Refused<>(rejection);
            case Outcome.Refused<Payment>(var rejection) ->
                new Attempt.Unknown<>("the payment service refused: " + rejection.code());
        };
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, Payment payment) {
        return noting.collected(tx, UUID.fromString(operation.subject()), payment);
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Payment> refused) {
        return noting.mismatched(
                tx, UUID.fromString(operation.subject()), Json.read(operation.payload(), WireMoney.class));
    }
}
