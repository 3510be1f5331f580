package io.orderflow.order.events.outgoing;

import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.price.Line;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outbox.Outbox;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.CaptureRequested;
import io.orderflow.schemas.event.OrderStatusChanged;
import io.orderflow.schemas.event.StockCommitted;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what happened to orders in the words of the contract. */
@Singleton
public class OrderEvents {

    private final Outbox outbox;

    OrderEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @param eventId a new one @param before null for an order that was just placed */
    public Uni<Void> statusChanged(Tx tx, UUID eventId, @Nullable Order before, Order after) {
        return outbox.add(
                tx,
                eventId,
                Topics.ORDERS_ORDER_STATUS_CHANGED,
                after.id().toString(),
                new OrderStatusChanged(
                        after.id().toString(),
                        after.number(),
                        after.customerId(),
                        before == null ? null : before.status().code(),
                        after.status().code(),
                        after.paymentStatus().code(),
                        after.cancelReason() == null ? null : CancelReasons.code(after.cancelReason()),
                        after.currency(),
                        new WireMoney(after.totals().grand(), after.currency()),
                        items(after)));
    }

    public Uni<Void> captureRequested(Tx tx, Order order) {
        return outbox.add(
                tx,
                Topics.ORDERS_PAYMENT_CAPTURE_REQUESTED,
                order.id().toString(),
                new CaptureRequested(
                        order.id().toString(),
                        order.payment().id(),
                        new WireMoney(order.totals().grand(), order.currency()),
                        order.capturePolicy()));
    }

    public Uni<Void> stockCommitted(Tx tx, Order order) {
        Map<UUID, String> skus = order.lines().stream().collect(Collectors.toMap(Line::id, Line::sku));
        return outbox.add(
                tx,
                Topics.INVENTORY_STOCK_COMMITTED,
                order.id().toString(),
                new StockCommitted(
                        order.id().toString(),
                        order.allocations().stream()
                                .map(a -> new StockCommitted.Item(
                                        a.reservationId(),
                                        String.valueOf(skus.get(a.orderItemId())),
                                        a.warehouseId(),
                                        a.quantity()))
                                .toList()));
    }

    private static List<OrderStatusChanged.Item> items(Order order) {
        Map<UUID, Allocated> first = order.allocations().stream()
                .collect(Collectors.toMap(Allocated::orderItemId, Function.identity(), (a, b) -> a));
        return order.lines().stream()
                .filter(line -> line.left() > 0)
                .map(line -> item(line, first.get(line.id())))
                .toList();
    }

    private static OrderStatusChanged.Item item(Line line, @Nullable Allocated allocated) {
        return new OrderStatusChanged.Item(
                line.id().toString(),
                line.sku(),
                line.left(),
                allocated == null ? null : allocated.warehouseId(),
                allocated == null ? null : allocated.reservationId());
    }
}
