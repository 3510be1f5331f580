package io.orderflow.platform.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statements against the service's own database. Arguments are bound by place ({@code $1} …); {@link java.time.Instant} and null
 * are understood, lists are not (pass arrays). Every failure of the returned Uni is a broken database or a bug, never a refusal.
 */
public interface Sql {

    /** Every row that the statement returns, in its order; never null, may be empty. */
    <T> Uni<List<T>> list(String sql, Function<Row, T> mapper, @Nullable Object... args);

    /** The first row, or empty. */
    <T> Uni<Optional<T>> first(String sql, Function<Row, T> mapper, @Nullable Object... args);

    /** Rows changed. */
    Uni<Integer> update(String sql, @Nullable Object... args);
}
