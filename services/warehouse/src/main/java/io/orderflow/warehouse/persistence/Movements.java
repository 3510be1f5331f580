package io.orderflow.warehouse.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.orderflow.warehouse.domain.Movement;
import io.orderflow.warehouse.domain.MovementKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger of on-hand. Rows are added under the lock of their stock row and never changed. */
@Singleton
public class Movements {

    public Uni<Integer> insert(Tx tx, Movement movement) {
        return tx.update(
                """
                insert into stock_movement (id, sku, warehouse_id, kind, quantity, on_hand_after, cause, actor, at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""",
                movement.id(),
                movement.sku(),
                movement.warehouseId(),
                movement.kind().code(),
                movement.quantity(),
                movement.onHandAfter(),
                movement.cause(),
                movement.actor(),
                movement.at());
    }

    /** Of one SKU, newest first. An unknown {@code after} ends the list. */
    public Uni<List<Movement>> page(Sql sql, String sku, @Nullable UUID after, int limit) {
        var where = new Where()
                .and("sku = ?", sku)
                .and("position < (select position from stock_movement where id = ?)", after);
        return sql.list(
                "select * from stock_movement " + where.clause() + "order by position desc limit " + where.next(limit),
                Movements::map,
                where.values());
    }

    private static Movement map(Row row) {
        return new Movement(
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("sku"),
                row.getUUID("warehouse_id"),
                MovementKind.of(row.getString("kind")),
                row.getLong("quantity"),
                row.getLong("on_hand_after"),
                row.getString("cause"),
                row.getString("actor"));
    }
}
