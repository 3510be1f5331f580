package io.orderflow.order.persistence;

import io.orderflow.order.domain.Line;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

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
        String taxClass) {

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
                line.taxClass());
    }

    Line toLine() {
        return new Line(id, sku, name, quantity, unitPrice, discount, tax, total, taxClass);
    }
}
