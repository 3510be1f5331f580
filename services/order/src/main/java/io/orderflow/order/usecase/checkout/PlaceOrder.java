package io.orderflow.order.usecase.checkout;

import io.orderflow.order.clients.PaymentClient;
import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.domain.Allocated;
import io.orderflow.order.domain.Draft;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Payment;
import io.orderflow.order.domain.PricedBasket;
import io.orderflow.order.persistence.Checkouts;
import io.orderflow.order.usecase.PriceBasket;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.NeighbourUnavailable;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.IdempotencyKey;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Places an order (domain.md §4, "Checkout"): price → authorize → reserve → one transaction with the order. Before each foreign step a
 * recovery point is written; when a later step fails or this process dies, everything before it is undone (X3.9).
 */
@Singleton
public class PlaceOrder {

    private final Database database;
    private final Idempotency idempotency;
    private final Checkouts checkouts;
    private final PriceBasket pricing;
    private final PaymentClient payments;
    private final WarehouseClient warehouse;
    private final Drafting drafting;
    private final FinishCheckout finishing;
    private final UndoCheckout undoing;

    PlaceOrder(
            Database database,
            Idempotency idempotency,
            Checkouts checkouts,
            PriceBasket pricing,
            PaymentClient payments,
            WarehouseClient warehouse,
            Drafting drafting,
            FinishCheckout finishing,
            UndoCheckout undoing) {
        this.database = database;
        this.idempotency = idempotency;
        this.checkouts = checkouts;
        this.pricing = pricing;
        this.payments = payments;
        this.warehouse = warehouse;
        this.drafting = drafting;
        this.finishing = finishing;
        this.undoing = undoing;
    }

    /** One try. @param answer how an order or a refusal is told to the client; it is kept for repeats of the key */
    private record Try(Cause cause, IdempotencyKey key, Draft draft, Function<Outcome<Order>, Reply> answer) {

        UUID orderId() {
            return draft.orderId();
        }

        String step(String name) {
            return "checkout:" + draft.orderId() + ":" + name;
        }

        Reply refused(Rejection rejection) {
            return answer.apply(Outcome.refused(rejection));
        }
    }

    /**
     * @return the answer for the client: the order, a refusal that holds nothing, or the stored answer of an earlier try with this key.
     *     Fails with {@link NeighbourUnavailable} when a neighbour is away; nothing stays held, and the key may be repeated.
     */
    public Uni<Reply> place(
            Cause cause, IdempotencyKey key, OrderRequested request, Function<Outcome<Order>, Reply> answer) {
        return idempotency
                .known(key)
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(known.get())
                        : pricing.price(cause, request.basket()).chain(priced -> switch (priced) {
                            case Outcome.Success<PricedBasket>(var basket) ->
                                open(new Try(cause, key, drafting.draft(request, basket), answer));
                            case Outcome.Refused<PricedBasket>(var rejection) ->
                                settle(cause, key, answer.apply(Outcome.refused(rejection)));
                        }));
    }

    /** Nothing was begun; the refusal is kept for repeats. */
    private Uni<Reply> settle(Cause cause, IdempotencyKey key, Reply refusal) {
        return database.inTransaction(
                cause,
                tx -> idempotency
                        .claim(tx, key)
                        .chain(known -> known.isPresent()
                                ? Uni.createFrom().item(known.get())
                                : idempotency
                                        .complete(tx, key.scope(), key.key(), refusal)
                                        .replaceWith(refusal)));
    }

    /** First recovery point: the key is claimed and the try is on record before anything is asked of anybody. */
    private Uni<Reply> open(Try attempt) {
        return database.inTransaction(
                        attempt.cause(),
                        tx -> idempotency
                                .claim(tx, attempt.key())
                                .call(known -> known.isPresent()
                                        ? Uni.createFrom().voidItem()
                                        : checkouts.open(tx, attempt.orderId(), attempt.key())))
                .chain(known -> known.isPresent() ? Uni.createFrom().item(known.get()) : authorize(attempt));
    }

    private Uni<Reply> authorize(Try attempt) {
        return payments.authorize(attempt.cause(), attempt.step("authorize"), attempt.draft())
                .onFailure(NeighbourUnavailable.class)
                .call(away -> undo(attempt, "payment_unavailable", Optional.empty()))
                .chain(outcome -> switch (outcome) {
                    case Outcome.Success<Payment>(var payment) -> secondPoint(attempt, payment);
                    case Outcome.Refused<Payment>(var rejection) -> declined(attempt, rejection);
                });
    }

    /** A refused authorization left nothing behind. */
    private Uni<Reply> declined(Try attempt, Rejection rejection) {
        Reply refusal = attempt.refused(rejection);
        return database.inTransaction(
                attempt.cause(),
                tx -> checkouts
                        .refused(tx, attempt.orderId(), rejection.code())
                        .chain(mine -> mine
                                ? idempotency
                                        .complete(
                                                tx,
                                                attempt.key().scope(),
                                                attempt.key().key(),
                                                refusal)
                                        .replaceWith(refusal)
                                : Uni.createFrom().item(interrupted(attempt))));
    }

    /** Second recovery point: from here on stock has to be let go too. */
    private Uni<Reply> secondPoint(Try attempt, Payment payment) {
        return checkouts
                .reserving(database, attempt.orderId())
                .chain(mine ->
                        mine ? reserve(attempt, payment) : Uni.createFrom().item(interrupted(attempt)));
    }

    private Uni<Reply> reserve(Try attempt, Payment payment) {
        return warehouse
                .reserve(
                        attempt.cause(),
                        attempt.step("reserve"),
                        attempt.orderId(),
                        attempt.draft().basket().lines(),
                        attempt.draft().expiresAt())
                .onFailure(NeighbourUnavailable.class)
                .call(away -> undo(attempt, "warehouse_unavailable", Optional.empty()))
                .chain(outcome -> switch (outcome) {
                    case Outcome.Success<List<Allocated>>(var allocations) ->
                        finish(attempt, drafting.order(attempt.draft(), payment, allocations));
                    case Outcome.Refused<List<Allocated>>(var rejection) -> {
                        Reply refusal = attempt.refused(rejection);
                        yield undo(attempt, rejection.code(), Optional.of(refusal))
                                .replaceWith(refusal);
                    }
                });
    }

    private Uni<Reply> finish(Try attempt, Order unnumbered) {
        return database.inTransaction(
                attempt.cause(),
                tx -> finishing
                        .finish(tx, unnumbered)
                        .chain(placed -> placed.isEmpty()
                                ? Uni.createFrom().item(interrupted(attempt))
                                : complete(tx, attempt, attempt.answer().apply(Outcome.success(placed.get())))));
    }

    private Uni<Reply> complete(Tx tx, Try attempt, Reply reply) {
        return idempotency
                .complete(tx, attempt.key().scope(), attempt.key().key(), reply)
                .replaceWith(reply);
    }

    private Uni<Void> undo(Try attempt, String reason, Optional<Reply> answer) {
        return undoing.undo(attempt.cause(), attempt.orderId(), attempt.key(), reason, answer);
    }

    /** This process was so slow that another one took the try for dead and undoes it. */
    private static Reply interrupted(Try attempt) {
        return attempt.refused(new Rejection(
                Rejection.Kind.UNAVAILABLE,
                "checkout_interrupted",
                "The order could not be placed in time; nothing is held. Repeat with the same key.",
                Map.of()));
    }
}
