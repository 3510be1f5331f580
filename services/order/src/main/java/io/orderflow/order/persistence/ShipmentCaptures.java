package io.orderflow.order.persistence;

import io.orderflow.order.domain.shipment.ShipmentCapture;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.domain.shipment.Shipments;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** What fulfillments ship of orders, and how the money of that stands. Written only while the order is locked. */
@Singleton
public class ShipmentCaptures {

    public Uni<Shipments> of(Sql sql, UUID orderId) {
        return sql.list(
                        "select * from shipment_capture where order_id = $1 order by fulfillment_id",
                        ShipmentCaptures::map,
                        orderId)
                .map(Shipments::new);
    }

    public Uni<Void> insert(Tx tx, UUID orderId, ShipmentCapture one, Instant now) {
        return tx.later(
                """
                insert into shipment_capture (order_id, fulfillment_id, units, amount, state, reason, asked_at)
                values ($1, $2, $3, $4, $5, $6, $7)""",
                orderId,
                one.fulfillmentId(),
                Json.write(one.units().entrySet().stream()
                        .map(some -> new ShippedRow(some.getKey(), some.getValue()))
                        .toList()),
                one.amount(),
                one.money().state().code(),
                one.money().reason(),
                now);
    }

    public Uni<Void> update(Tx tx, UUID orderId, ShipmentCapture one) {
        return tx.laterFound(
                """
                update shipment_capture
                set amount = $3, state = $4, reason = $5
                where order_id = $1 and fulfillment_id = $2""",
                orderId,
                one.fulfillmentId(),
                one.amount(),
                one.money().state().code(),
                one.money().reason());
    }

    private static ShipmentCapture map(Row row) {
        return new ShipmentCapture(
                row.getUUID("fulfillment_id"),
                Arrays.stream(Json.read(row.getString("units"), ShippedRow[].class))
                        .collect(Collectors.toMap(ShippedRow::orderItemId, ShippedRow::quantity)),
                row.getLong("amount"),
                new ShipmentMoney(ShipmentMoney.State.of(row.getString("state")), row.getString("reason")));
    }
}
