package io.orderflow.order.persistence;

import io.orderflow.order.domain.Order;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.stream.IntStream;

/** What is left of orders after a part of them was cancelled. */
@Singleton
public class CancelledUnits {

    /** Writes lines and sums of an order that is locked in this transaction; its version is counted by {@link Orders#update}. */
    public Uni<Void> write(Tx tx, Order order) {
        var totals = order.totals();
        return tx.later(
                        """
                        update orders
                        set subtotal = $2, discount = $3, points = $4, tax = $5, grand = $6, asked = $7
                        where id = $1""",
                        order.id(),
                        totals.subtotal(),
                        totals.discount(),
                        totals.points(),
                        totals.tax(),
                        totals.grand(),
                        order.asked())
                .chain(() -> tx.later(
                        """
                        update order_item i
                        set cancelled = l.cancelled, discount = l.discount, tax = l.tax, total = l.total,
                            sold_discount = l.sold_discount
                        from json_populate_recordset(null::order_item, cast($1 as text)::json) l
                        where i.id = l.id""",
                        Json.write(IntStream.range(0, order.lines().size())
                                .mapToObj(i ->
                                        LineRow.of(order.id(), i, order.lines().get(i)))
                                .toList())));
    }
}
