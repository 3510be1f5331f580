package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.PaymentClient;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.usecase.ReadOrders;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.cash.NoteCash;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Json;
import io.orderflow.schemas.WireMoney;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Tells the payment what the couriers of a delivered order have taken (C1.5). */
@Singleton
public class CollectCash implements OperationHandler<Payment> {

    private static final String MISMATCH = "cash_mismatch";

    private static final Rejection SUPERSEDED =
            Rejection.state("cash_superseded", "By now the couriers say another amount, which is asked for itself.");

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

    /** An attempt may come long after it was asked for; what a courier has taken back since is not collected. */
    @Override
    public Uni<Attempt<Payment>> attempt(Operation operation) {
        Money taken = taken(operation);
        return reads.one(orderId(operation))
                .map(Optional::orElseThrow)
                .chain(order -> reads.goods(order)
                        .chain(goods -> goods.cash(order).equals(taken)
                                ? collect(operation, order, taken)
                                : Uni.createFrom().item(new Attempt.Refused<>(SUPERSEDED))));
    }

    private Uni<Attempt<Payment>> collect(Operation operation, Order order, Money taken) {
        return lowered(operation, order)
                .chain(() -> payments.collectCash(operation.cause(), operation.key(), order.id(), taken))
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
        return noting.collected(tx, orderId(operation), taken(operation), payment);
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Payment> refused) {
        return refused.rejection().code().equals(MISMATCH)
                ? noting.mismatched(tx, orderId(operation), taken(operation))
                : Uni.createFrom().voidItem();
    }

    private static UUID orderId(Operation operation) {
        return UUID.fromString(operation.subject());
    }

    private static Money taken(Operation operation) {
        return Money.of(Json.read(operation.payload(), WireMoney.class));
    }
}
