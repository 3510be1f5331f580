package io.orderflow.order.usecase.cancellation;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.cancellation.CancelWish;
import io.orderflow.order.domain.cancellation.Recalculation;
import io.orderflow.order.domain.price.TaxRates;
import io.orderflow.order.domain.shipment.Shipments;
import io.orderflow.order.persistence.CancelledUnits;
import io.orderflow.order.persistence.GoodsNews;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.ShipmentCaptures;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.Illegal;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.goods.FollowGoods;
import io.orderflow.order.usecase.shipment.AskShipmentMoney;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Cancels a part of an order (domain.md §4, "Cancel"): it is recalculated once, and warehouse and payment are asked to hold and to keep no
 * more than what is left. When that is nothing, it is a cancellation like any other.
 */
@Singleton
public class CancelItems {

    private final Orders orders;
    private final CancelledUnits cancelled;
    private final ShipmentCaptures captures;
    private final GoodsNews goods;
    private final FollowGoods following;
    private final AskShipmentMoney asking;
    private final WriteOrder writing;
    private final CancelOrder cancelling;
    private final HearOfPayment hearing;
    private final Asks asks;
    private final Recalculation recalculation;

    CancelItems(
            Orders orders,
            CancelledUnits cancelled,
            ShipmentCaptures captures,
            GoodsNews goods,
            FollowGoods following,
            AskShipmentMoney asking,
            WriteOrder writing,
            CancelOrder cancelling,
            HearOfPayment hearing,
            Asks asks,
            TaxRates taxes) {
        this.orders = orders;
        this.cancelled = cancelled;
        this.captures = captures;
        this.goods = goods;
        this.following = following;
        this.asking = asking;
        this.writing = writing;
        this.cancelling = cancelling;
        this.hearing = hearing;
        this.asks = asks;
        this.recalculation = new Recalculation(taxes);
    }

    /**
     * @param visible whether the caller may know of the order
     * @return as {@link CancelOrder#cancel}, or {@code unknown_order_item}, {@code quantity_exceeds_order}, {@code nothing_left_to_pay};
     *     {@code illegal_transition} also for a part that has shipped, or whose money was asked for because it ships
     */
    public Uni<Outcome<Order>> cancel(Tx tx, UUID orderId, String reason, CancelWish wish, Predicate<Order> visible) {
        return orders.lock(tx, orderId)
                .chain(found -> found.filter(visible)
                        .map(order -> cancel(tx, order, reason, wish))
                        .orElseGet(() -> refuse(Rejection.notFound("No such order."))));
    }

    private Uni<Outcome<Order>> cancel(Tx tx, Order order, String reason, CancelWish wish) {
        return switch (wish.of(order)) {
            case Outcome.Refused<Map<UUID, Long>>(Rejection rejection) -> refuse(rejection);
            case Outcome.Success<Map<UUID, Long>>(var units)
            when order.isCancelled() -> Uni.createFrom().item(Outcome.success(order));
            case Outcome.Success<Map<UUID, Long>>(var units)
            when CancelWish.isAllOf(order, units) -> cancelling.cancel(tx, order, reason);
            case Outcome.Success<Map<UUID, Long>>(var units) ->
                order.status().rank() < OrderStatus.SHIPPED.rank()
                        ? captures.of(tx, order.id())
                                .chain(known -> goods.of(tx, order.id())
                                        .chain(now -> lower(tx, order, reason, units, known, now)))
                        : refuse(Illegal.over(order, "be cancelled in part"));
        };
    }

    private Uni<Outcome<Order>> lower(
            Tx tx, Order order, String reason, Map<UUID, Long> units, Shipments known, Goods now) {
        if (!known.leaves(order, now, units)) {
            return refuse(Illegal.over(order, "be cancelled in what is being shipped"));
        }
        return switch (recalculation.without(order, units, now)) {
            case Outcome.Refused<Order>(Rejection rejection) -> refuse(rejection);
            case Outcome.Success<Order>(Order lowered) ->
                cancelled
                        .write(tx, lowered)
                        .chain(() -> orders.reallocate(tx, order, lowered))
                        .chain(() -> writing.change(tx, order, lowered, reason))
                        .call(written -> asking.askForRest(tx, written, known, now))
                        .call(written -> asks.lowerStock(tx, written, units.keySet()))
                        .call(written -> lowersPayment(order, lowered)
                                ? asks.lowerPayment(tx, written)
                                : Uni.createFrom().voidItem())
                        .chain(written -> followGoods(tx, written, now))
                        .chain(written -> hearing.hear(tx, written, written.payment(), "less is to be paid"))
                        .map(Outcome::success);
        };
    }

    /** What was cancelled may have been the last that had not shipped. */
    private Uni<Order> followGoods(Tx tx, Order order, Goods now) {
        return order.status().rank() < OrderStatus.PROCESSING.rank()
                ? Uni.createFrom().item(order)
                : following.follow(tx, order, now, "the rest was cancelled");
    }

    /** What was free costs no less. */
    private static boolean lowersPayment(Order before, Order after) {
        return after.totals().grand() < before.totals().grand();
    }

    private static Uni<Outcome<Order>> refuse(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }
}
