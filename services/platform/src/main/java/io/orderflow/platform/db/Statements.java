package io.orderflow.platform.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs statements on a pool or on the one connection of a transaction. */
class Statements implements Sql {

    private final SqlClient client;

    Statements(SqlClient client) {
        this.client = client;
    }

    @Override
    public <T> Uni<List<T>> list(String sql, Function<Row, T> mapper, @Nullable Object... args) {
        return run(sql, args).map(rows -> {
            var list = new ArrayList<T>(rows.size());
            rows.forEach(row -> list.add(mapper.apply(row)));
            return list;
        });
    }

    @Override
    public <T> Uni<Optional<T>> first(String sql, Function<Row, T> mapper, @Nullable Object... args) {
        return run(sql, args).map(rows -> {
            var each = rows.iterator();
            return each.hasNext() ? Optional.of(mapper.apply(each.next())) : Optional.empty();
        });
    }

    @Override
    public Uni<Integer> update(String sql, @Nullable Object... args) {
        return run(sql, args).map(RowSet::rowCount);
    }

    Uni<RowSet<Row>> run(String sql, @Nullable Object[] args) {
        Tuple tuple = Tuple.tuple();
        for (@Nullable Object arg : args) {
            tuple.addValue(arg instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : arg);
        }
        return client.preparedQuery(sql).execute(tuple);
    }
}
