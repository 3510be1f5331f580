package io.orderflow.order.persistence;

import io.orderflow.order.domain.price.Line;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code order_item}; its components are the columns. */
@RegisterForReflection
record LineRow(
        UUID id,
        UUID orderId,
        int position,
        String sku,
        String name,
        long quantity,
        long unitPrice,
        long discount,
        long tax,
        long total,
        String taxClass,
        @Nullable Long cancelled,
        @Nullable Long soldDiscount,
        @Nullable Long taxRate,
        @Nullable Long shipped,
        @Nullable Long delivered) {

    static LineRow of(UUID orderId, int position, Line line) {
        return new LineRow(
                line.id(),
                orderId,
                position,
                line.sku(),
                line.name(),
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.tax(),
                line.total(),
                line.taxClass(),
                line.cancelled(),
                line.soldDiscount(),
                line.taxRate(),
                line.shipped(),
                line.delivered());
    }

    Line toLine() {
        return new Line(
                id,
                sku,
                name,
                quantity,
                cancelled == null ? 0 : cancelled,
                unitPrice,
                discount,
                tax,
                total,
                taxClass,
                soldDiscount == null ? discount : soldDiscount,
                taxRate,
                shipped == null ? 0 : shipped,
                delivered == null ? 0 : delivered);
    }
}
