package io.orderflow.order.usecase;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderFilter;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.shipment.Shipments;
import io.orderflow.order.persistence.GoodsNews;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.ShipmentCaptures;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads of orders. */
@Singleton
public class ReadOrders {

    private final Database database;
    private final Orders orders;
    private final ShipmentCaptures captures;
    private final GoodsNews goods;
    private final PlatformClock clock;

    ReadOrders(Database database, Orders orders, ShipmentCaptures captures, GoodsNews goods, PlatformClock clock) {
        this.database = database;
        this.orders = orders;
        this.captures = captures;
        this.goods = goods;
        this.clock = clock;
    }

    public Uni<Optional<Order>> one(UUID id) {
        return orders.find(database, id);
    }

    public Uni<Optional<Orders.Due>> due(UUID id) {
        return orders.due(database, id);
    }

    public Uni<Shipments> shipments(UUID id) {
        return captures.of(database, id);
    }

    /** What was heard of the goods of an order. */
    public Uni<Goods> goods(Sql sql, Order order) {
        return goods(sql, List.of(order)).map(all -> all.getOrDefault(order.id(), Goods.NONE));
    }

    public Uni<Goods> goods(Order order) {
        return goods(database, order);
    }

    /** By order; of those of which anything was heard. */
    public Uni<Map<UUID, Goods>> goods(List<Order> some) {
        return goods(database, some);
    }

    /** Nothing is looked for of orders that are not confirmed: news of their goods waits until they are. */
    private Uni<Map<UUID, Goods>> goods(Sql sql, List<Order> some) {
        List<UUID> confirmed = some.stream()
                .filter(order -> order.status().rank() >= OrderStatus.CONFIRMED.rank())
                .map(Order::id)
                .toList();
        return confirmed.isEmpty() ? Uni.createFrom().item(Map.of()) : goods.of(sql, confirmed);
    }

    /** An order, which stays so until the transaction ends. */
    public Uni<Optional<Order>> locked(Tx tx, UUID id) {
        return orders.lock(tx, id);
    }

    public Uni<List<Order>> page(OrderFilter filter, int limit) {
        var ahead = Duration.between(Instant.now(), clock.now()).plusSeconds(1);
        return orders.page(database, filter, ahead, limit);
    }
}
