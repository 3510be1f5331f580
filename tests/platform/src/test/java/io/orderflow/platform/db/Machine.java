package io.orderflow.platform.db;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One database and one event loop group for the tests of a class. */
public final class Machine implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    public final Vertx vertx = Vertx.vertx();
    public final Database database = TestDatabase.create(vertx);

    public <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }

    public int change(String sql, @Nullable Object... args) {
        return await(database.update(sql, args));
    }

    public long number(String sql, @Nullable Object... args) {
        return await(database.first(sql, row -> row.getLong(0), args)).orElseThrow();
    }

    public String text(String sql, @Nullable Object... args) {
        return await(database.first(sql, row -> String.valueOf(row.getString(0)), args))
                .orElse("none");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
