package io.orderflow.order.usecase.goods;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.goods.Fulfillment;
import io.orderflow.order.persistence.GoodsNews;
import io.orderflow.order.usecase.shipment.DropShipment;
import io.orderflow.order.usecase.shipment.PayForShipped;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Takes over how far a fulfillment is: an order is being picked, and ships, as its fulfillments do (domain.md §3). */
@Singleton
public class HearOfFulfillment {

    private final FollowGoods following;
    private final GoodsNews goods;
    private final PayForShipped paying;
    private final DropShipment dropping;

    HearOfFulfillment(FollowGoods following, GoodsNews goods, PayForShipped paying, DropShipment dropping) {
        this.following = following;
        this.goods = goods;
        this.paying = paying;
        this.dropping = dropping;
    }

    public Uni<Handled> hear(Tx tx, UUID orderId, Fulfillment news) {
        return following.take(tx, orderId, known -> known.heard(news), (order, now) -> follow(tx, order, now, news));
    }

    private Uni<Void> follow(Tx tx, Order order, Goods now, Fulfillment news) {
        Fulfillment one = now.fulfillments().getLast();
        boolean left = news.status().hasLeft();
        String cause = "fulfillment %s is %s".formatted(news.id(), news.status().code());
        return goods.write(tx, order.id(), one)
                .chain(() -> left
                        ? following.tell(
                                tx, order, "order.fulfillment", news.status().code(), cause)
                        : Uni.createFrom().voidItem())
                .chain(() -> following.follow(tx, order, now, cause))
                .chain(written -> {
                    if (left) {
                        return paying.pay(tx, order, written, one);
                    }
                    return now.isCancelled(news.id())
                            ? dropping.drop(tx, written, news.id())
                            : Uni.createFrom().voidItem();
                });
    }
}
