package io.orderflow.order.usecase.goods;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.persistence.Completions;
import io.orderflow.order.persistence.GoodsNews;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.Timeline;
import io.orderflow.order.usecase.PlanCompletion;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.order.usecase.cash.FollowCash;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Draws the consequences of what becomes known of an order's goods, with the order locked (domain.md §3). */
@Singleton
public class FollowGoods {

    private final Orders orders;
    private final GoodsNews goods;
    private final WriteOrder writing;
    private final Timeline timeline;
    private final PlanCompletion completion;
    private final Completions completions;
    private final FollowCash cash;
    private final PlatformClock clock;

    FollowGoods(
            Orders orders,
            GoodsNews goods,
            WriteOrder writing,
            Timeline timeline,
            PlanCompletion completion,
            Completions completions,
            FollowCash cash,
            PlatformClock clock) {
        this.orders = orders;
        this.goods = goods;
        this.writing = writing;
        this.timeline = timeline;
        this.completion = completion;
        this.completions = completions;
        this.cash = cash;
        this.clock = clock;
    }

    /**
     * Takes over a piece of news once: whatever is known already, or says less than that, changes nothing.
     * @param work what is to be written of it, and what follows
     * @return parked while the order is not there or not confirmed, or for what cannot be true of it, which somebody has to look into
     */
    Uni<Handled> take(Tx tx, UUID orderId, UnaryOperator<Goods> news, BiFunction<Order, Goods, Uni<Void>> work) {
        return orders.lock(tx, orderId)
                .chain(found -> found.map(order -> goods.of(tx, orderId).chain(known -> take(order, known, news, work)))
                        .orElseGet(() -> Uni.createFrom().item(Handled.park("no such order yet"))));
    }

    private static Uni<Handled> take(
            Order order, Goods known, UnaryOperator<Goods> news, BiFunction<Order, Goods, Uni<Void>> work) {
        Goods now = news.apply(known);
        if (now.isSame(known)) {
            return Uni.createFrom().item(Handled.ignored("nothing new"));
        }
        if (order.status() == OrderStatus.PENDING) {
            return Uni.createFrom().item(Handled.park("the order is not confirmed yet"));
        }
        return now.contradiction(order)
                .map(reason -> Uni.createFrom().item(Handled.park(reason)))
                .orElseGet(() -> work.apply(order, now).replaceWith(Handled.done()));
    }

    /** Counts the units and makes every move that follows. @return the order as written */
    public Uni<Order> follow(Tx tx, Order order, Goods now, String cause) {
        return move(tx, order, now, cause)
                .call(written -> plan(tx, written, now))
                .call(written -> cash.follow(tx, written, now));
    }

    private Uni<Order> move(Tx tx, Order order, Goods now, String cause) {
        Order counted = order.counted(now);
        Order after = now.next(counted).map(counted::moved).orElse(counted);
        if (after.equals(order)) {
            return Uni.createFrom().item(order);
        }
        return writing.change(tx, order, after, cause)
                .call(written ->
                        counted.lines().equals(order.lines()) ? Uni.createFrom().voidItem() : goods.count(tx, written))
                .chain(written -> move(tx, written, now, cause));
    }

    /**
     * Each piece of news of a shipped order is a reason to wait anew; one of which a parcel is astray waits for a person (api.md §5). One that
     * a person has accepted waits for its money only.
     */
    private Uni<Void> plan(Tx tx, Order order, Goods now) {
        return switch (order.status()) {
            case PARTIALLY_SHIPPED -> completion.plan(tx, order);
            case SHIPPED -> now.isAnyAstray() ? completions.dropUnaccepted(tx, order.id()) : completion.plan(tx, order);
            default -> Uni.createFrom().voidItem();
        };
    }

    Uni<Void> tell(Tx tx, Order order, String kind, String to, String cause) {
        return timeline.add(tx, order.id(), clock.now(), kind, null, to, cause);
    }
}
