package io.orderflow.order.persistence;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.goods.Fulfillment;
import io.orderflow.order.domain.goods.FulfillmentStatus;
import io.orderflow.order.domain.goods.Parcel;
import io.orderflow.order.domain.goods.ParcelStatus;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was heard of the goods of orders. Written only while the order is locked. */
@Singleton
public class GoodsNews {

    public Uni<Goods> of(Sql sql, UUID orderId) {
        return of(sql, List.of(orderId)).map(all -> all.getOrDefault(orderId, Goods.NONE));
    }

    /** Of those orders of which anything was heard; in the order of their ids, by the primary keys. */
    public Uni<Map<UUID, Goods>> of(Sql sql, List<UUID> orders) {
        Object ids = orders.toArray(UUID[]::new);
        return sql.list(
                        "select * from fulfillment_news where order_id = any ($1) order by order_id, fulfillment_id",
                        row -> heard(row, Goods.NONE.heard(fulfillment(row))),
                        ids)
                .chain(fulfillments -> sql.list(
                                "select * from parcel_news where order_id = any ($1) order by order_id, shipment_id",
                                row -> heard(row, Goods.NONE.heard(parcel(row))),
                                ids)
                        .map(parcels -> Stream.concat(fulfillments.stream(), parcels.stream())
                                .collect(Collectors.toMap(Heard::orderId, Heard::goods, Goods::and))));
    }

    private record Heard(UUID orderId, Goods goods) {}

    private static Heard heard(Row row, Goods goods) {
        return new Heard(row.getUUID("order_id"), goods);
    }

    public Uni<Void> write(Tx tx, UUID orderId, Fulfillment one) {
        return tx.later("""
                insert into fulfillment_news (order_id, fulfillment_id, warehouse_id, status, units)
                values ($1, $2, $3, $4, $5)
                on conflict (order_id, fulfillment_id) do update set status = excluded.status, units = excluded.units""", orderId, one.id(), one.warehouseId(), one.status().code(), write(one.units()));
    }

    public Uni<Void> write(Tx tx, UUID orderId, Parcel one) {
        Money cash = one.cash();
        return tx.later(
                """
                insert into parcel_news (order_id, shipment_id, fulfillment_id, status, units, delivered_at, cash, cash_currency, version)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                on conflict (order_id, shipment_id) do update
                set status = excluded.status, units = excluded.units, delivered_at = excluded.delivered_at, cash = excluded.cash,
                    cash_currency = excluded.cash_currency, version = excluded.version""",
                orderId,
                one.id(),
                one.fulfillmentId(),
                one.status().code(),
                write(one.units()),
                one.deliveredAt(),
                cash == null ? null : cash.amount(),
                cash == null ? null : cash.currency(),
                one.version());
    }

    /** Writes the counts of an order's items; its version is counted by {@link Orders#update}. */
    public Uni<Void> count(Tx tx, Order order) {
        return tx.later(
                """
                update order_item i
                set shipped = l.shipped, delivered = l.delivered
                from json_populate_recordset(null::order_item, cast($1 as text)::json) l
                where i.id = l.id""",
                Json.write(IntStream.range(0, order.lines().size())
                        .mapToObj(i -> LineRow.of(order.id(), i, order.lines().get(i)))
                        .toList()));
    }

    private static Fulfillment fulfillment(Row row) {
        return new Fulfillment(
                row.getUUID("fulfillment_id"),
                row.getString("warehouse_id"),
                FulfillmentStatus.find(row.getString("status")).orElseThrow(),
                read(row.getString("units")));
    }

    private static Parcel parcel(Row row) {
        OffsetDateTime delivered = row.getOffsetDateTime("delivered_at");
        return new Parcel(
                row.getUUID("shipment_id"),
                row.getUUID("fulfillment_id"),
                ParcelStatus.of(row.getString("status")),
                read(row.getString("units")),
                delivered == null ? null : delivered.toInstant(),
                cash(row),
                row.getLong("version"));
    }

    private static @Nullable Money cash(Row row) {
        Long cash = row.getLong("cash");
        return cash == null ? null : new Money(cash, row.getString("cash_currency"));
    }

    private static String write(Map<UUID, Long> units) {
        return Json.write(units.entrySet().stream()
                .map(some -> new ShippedRow(some.getKey(), some.getValue()))
                .toList());
    }

    private static Map<UUID, Long> read(String units) {
        return Arrays.stream(Json.read(units, ShippedRow[].class))
                .collect(Collectors.toMap(ShippedRow::orderItemId, ShippedRow::quantity));
    }
}
