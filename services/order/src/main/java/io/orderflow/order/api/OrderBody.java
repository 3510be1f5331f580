package io.orderflow.order.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.order.domain.Allocated;
import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.price.Line;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as clients see it (api.md §3). */
@RegisterForReflection
public record OrderBody(
        UUID id,
        String number,
        String status,
        String paymentStatus,
        long version,
        String customerId,
        String currency,
        List<Item> items,
        TotalsBody totals,
        PaymentBody payment,
        AddressBody shippingAddress,
        String shippingMethod,
        @Nullable String note,
        @Nullable String cancelReason,
        List<FulfillmentBody> fulfillments,
        List<HoldBody> holds,
        Instant createdAt) {

    /** One line; its amounts are those of the units that are not cancelled. The two scalars are set when one warehouse serves it alone. */
    @RegisterForReflection
    public record Item(
            UUID id,
            String sku,
            String name,
            long quantity,
            long cancelledQuantity,
            long shippedQuantity,
            long deliveredQuantity,
            MoneyBody unitPrice,
            MoneyBody discount,
            MoneyBody tax,
            MoneyBody total,
            @JsonInclude @Nullable String warehouseId,
            @JsonInclude @Nullable String reservationId,
            List<Allocation> allocations,
            String status) {}

    @RegisterForReflection
    public record Allocation(String warehouseId, String reservationId, long quantity) {}

    @RegisterForReflection
    public record PaymentBody(
            String id,
            String reference,
            String method,
            String status,
            @JsonInclude @Nullable String authorizationId,
            MoneyBody authorized,
            MoneyBody captured,
            MoneyBody refunded,
            @JsonInclude @Nullable Instant expiresAt,
            @Nullable String action) {}

    /** One of whose goods nothing was heard yet, such as one that was just placed. */
    static OrderBody of(Order order) {
        return of(order, Goods.NONE);
    }

    static OrderBody of(Order order, Goods goods) {
        return new OrderBody(
                order.id(),
                order.number(),
                order.status().code(),
                order.paymentStatus().code(),
                order.version(),
                order.customerId(),
                order.currency(),
                order.lines().stream().map(line -> item(order, line)).toList(),
                TotalsBody.of(order.totals(), order.currency()),
                payment(order.payment(), order),
                AddressBody.of(order.shippingAddress()),
                order.shippingMethod().code(),
                order.note(),
                order.cancelReason(),
                FulfillmentBody.of(goods),
                order.holds().stream().map(HoldBody::of).toList(),
                order.createdAt());
    }

    private static Item item(Order order, Line line) {
        List<Allocated> held = order.allocations().stream()
                .filter(a -> a.orderItemId().equals(line.id()))
                .toList();
        boolean cancelled = order.isCancelled() || line.left() == 0;
        return new Item(
                line.id(),
                line.sku(),
                line.name(),
                line.quantity(),
                cancelled ? line.quantity() : line.cancelled(),
                line.shipped(),
                line.delivered(),
                TotalsBody.money(line.unitPrice(), order.currency()),
                TotalsBody.money(line.discount(), order.currency()),
                TotalsBody.money(line.tax(), order.currency()),
                TotalsBody.money(line.total(), order.currency()),
                held.size() == 1 ? held.getFirst().warehouseId() : null,
                held.size() == 1 ? held.getFirst().reservationId() : null,
                held.stream()
                        .map(a -> new Allocation(a.warehouseId(), a.reservationId(), a.quantity()))
                        .toList(),
                cancelled ? "cancelled" : status(order, line));
    }

    /** Where an order ships in parts, its items are not all where it is. */
    private static String status(Order order, Line line) {
        return switch (order.status()) {
            case PENDING -> "reserved";
            case PARTIALLY_SHIPPED, SHIPPED -> {
                if (line.shipped() == 0) {
                    yield OrderStatus.PROCESSING.code();
                }
                OrderStatus gone = line.shipped() < line.left() ? OrderStatus.PARTIALLY_SHIPPED : OrderStatus.SHIPPED;
                yield line.delivered() >= line.left() ? OrderStatus.DELIVERED.code() : gone.code();
            }
            default -> order.status().code();
        };
    }

    private static PaymentBody payment(Payment payment, Order order) {
        return new PaymentBody(
                payment.id(),
                payment.reference(),
                payment.method(),
                payment.status(),
                payment.authorizationId(),
                TotalsBody.money(payment.authorized(), order.currency()),
                TotalsBody.money(payment.captured(), order.currency()),
                TotalsBody.money(payment.refunded(), order.currency()),
                payment.expiresAt(),
                payment.action());
    }
}
