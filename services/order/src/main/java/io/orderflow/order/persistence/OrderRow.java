package io.orderflow.order.persistence;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.delivery.Address;
import io.orderflow.order.domain.delivery.ShippingMethod;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.domain.price.Totals;
import io.orderflow.platform.web.Json;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads an order from a row with its lines and allocations as JSON columns. */
final class OrderRow {

    private OrderRow() {}

    static Order map(Row row) {
        return new Order(
                row.getUUID("id"),
                row.getString("number"),
                row.getString("customer_id"),
                OrderStatus.of(row.getString("status")),
                PaymentStatus.of(row.getString("payment_status")),
                row.getLong("version"),
                row.getString("currency"),
                totals(row),
                asked(row),
                PaymentMethod.of(row.getString("payment_method")),
                row.getString("capture_policy"),
                payment(row),
                Json.read(row.getString("shipping_address"), Address.class),
                ShippingMethod.of(row.getString("shipping_method")),
                row.getString("note"),
                row.getString("cancel_reason"),
                row.getOffsetDateTime("created_at").toInstant(),
                Arrays.stream(Json.read(row.getString("lines"), LineRow[].class))
                        .map(LineRow::toLine)
                        .toList(),
                Arrays.stream(Json.read(row.getString("allocations"), AllocationRow[].class))
                        .map(AllocationRow::toAllocated)
                        .toList(),
                Arrays.stream(Json.read(row.getString("holds"), HoldRow[].class))
                        .map(HoldRow::toHold)
                        .toList());
    }

    private static Totals totals(Row row) {
        return new Totals(
                row.getLong("subtotal"),
                row.getLong("discount"),
                row.getLong("points"),
                row.getLong("shipping"),
                row.getLong("tax"),
                row.getLong("grand"));
    }

    private static long asked(Row row) {
        Long asked = row.getLong("asked");
        return asked == null ? row.getLong("grand") : asked;
    }

    private static Payment payment(Row row) {
        return new Payment(
                row.getString("payment_id"),
                row.getString("payment_reference"),
                row.getString("payment_method"),
                row.getString("payment_state"),
                row.getString("authorization_id"),
                row.getLong("authorized"),
                row.getLong("captured"),
                row.getLong("refunded"),
                instant(row.getOffsetDateTime("payment_expires_at")),
                row.getString("payment_action"),
                row.getLong("charged_back"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
