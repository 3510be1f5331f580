package io.orderflow.warehouse.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Where;
import io.orderflow.warehouse.domain.Address;
import io.orderflow.warehouse.domain.Warehouse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The warehouses. */
@Singleton
public class Warehouses {

    /** False when the code is taken. */
    public Uni<Boolean> insert(Sql sql, Warehouse warehouse, Instant now) {
        var address = warehouse.address();
        return sql.update(
                        """
                        insert into warehouse
                            (id, code, name, line1, line2, city, region, postal_code, country, version, created_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                        on conflict (code) do nothing""",
                        warehouse.id(),
                        warehouse.code(),
                        warehouse.name(),
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.region(),
                        address.postalCode(),
                        address.country(),
                        warehouse.version(),
                        now)
                .map(rows -> rows == 1);
    }

    public Uni<Optional<Warehouse>> find(Sql sql, UUID id) {
        return sql.first("select * from warehouse where id = $1", Warehouses::map, id);
    }

    /** Newest first. */
    public Uni<List<Warehouse>> page(Sql sql, @Nullable UUID after, int limit) {
        var where = new Where().and("id < ?", after);
        return sql.list(
                "select * from warehouse " + where.clause() + "order by id desc limit " + where.next(limit),
                Warehouses::map,
                where.values());
    }

    private static Warehouse map(Row row) {
        return new Warehouse(
                row.getUUID("id"),
                row.getString("code"),
                row.getString("name"),
                new Address(
                        row.getString("line1"),
                        row.getString("line2"),
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("postal_code"),
                        row.getString("country")),
                row.getLong("version"));
    }
}
