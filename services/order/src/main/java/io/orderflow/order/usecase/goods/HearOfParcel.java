package io.orderflow.order.usecase.goods;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.goods.Parcel;
import io.orderflow.order.persistence.GoodsNews;
import io.orderflow.order.usecase.alert.GoodsAlerts;
import io.orderflow.order.usecase.cash.NoteCash;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Takes over what became of a parcel: with the buyer, or astray, which somebody is told and which is nothing that an order does about. */
@Singleton
public class HearOfParcel {

    private final FollowGoods following;
    private final GoodsNews goods;
    private final GoodsAlerts alerts;
    private final NoteCash cash;

    HearOfParcel(FollowGoods following, GoodsNews goods, GoodsAlerts alerts, NoteCash cash) {
        this.following = following;
        this.goods = goods;
        this.alerts = alerts;
        this.cash = cash;
    }

    public Uni<Handled> hear(Tx tx, UUID orderId, Parcel news) {
        return following.take(tx, orderId, known -> known.heard(news), (order, now) -> follow(tx, order, now, news));
    }

    private Uni<Void> follow(Tx tx, Order order, Goods now, Parcel news) {
        String cause = "parcel %s of fulfillment %s".formatted(news.id(), news.fulfillmentId());
        alert(tx, order, news);
        return goods.write(tx, order.id(), now.parcels().getLast())
                .chain(() ->
                        following.tell(tx, order, "order.parcel", news.status().code(), cause))
                .chain(() -> following.follow(tx, order, now, cause))
                .chain(() -> news.isDelivered()
                        ? cash.corrected(tx, order, now)
                        : Uni.createFrom().voidItem());
    }

    private void alert(Tx tx, Order order, Parcel news) {
        if (!news.isDelivered()) {
            alerts.astray(tx, order.id(), news);
        } else if (order.isCancelled()) {
            alerts.leftThoughOver(tx, order, "parcel " + news.id() + " is delivered");
        }
    }
}
