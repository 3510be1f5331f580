package io.orderflow.platform.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The real database, which remembers the numbers that statements outside transactions were given, such as their limits, and how many of the
 * rows that it has answered with somebody still holds. A test declares a subclass of it as an alternative bean.
 */
public class WatchedDatabase extends Database {

    /** A full collection takes a while, and a job that keeps its rows is found out at the end as well as at each page. */
    private static final int LOOK_EVERY = 16;

    private final Set<Integer> numbers = ConcurrentHashMap.newKeySet();
    private final Queue<WeakReference<Object>> answered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger mostHeld = new AtomicInteger();
    private volatile @Nullable String watched;

    protected WatchedDatabase(Pool pool) {
        super(pool);
    }

    /** Begins to count the rows of this list, and forgets what was counted before. @param sql the statement, or a part of it */
    public void watch(String sql) {
        answered.clear();
        answers.set(0);
        mostHeld.set(0);
        watched = sql;
    }

    /** Ends it. @return the most rows that were held at once, of all looks */
    public int mostHeld() {
        look();
        watched = null;
        return mostHeld.get();
    }

    /** How often it was answered with rows. */
    public int answers() {
        return answers.get();
    }

    /** All whole numbers that a statement was ever given. */
    public Set<Integer> numbers() {
        return Set.copyOf(numbers);
    }

    @Override
    public <T> Uni<List<T>> list(String sql, Function<Row, T> mapper, @Nullable Object... args) {
        String wanted = watched;
        if (wanted == null || !sql.contains(wanted)) {
            return super.list(sql, mapper, args);
        }
        return super.list(sql, mapper, args).invoke(rows -> {
            rows.forEach(row -> answered.add(new WeakReference<>(row)));
            mostHeld.accumulateAndGet(rows.size(), Math::max);
            if (answers.incrementAndGet() % LOOK_EVERY == 0) {
                look();
            }
        });
    }

    @Override
    Uni<RowSet<Row>> run(String sql, @Nullable Object[] args) {
        for (Object arg : args) {
            if (arg instanceof Integer number) {
                numbers.add(number);
            }
        }
        return super.run(sql, args);
    }

    /** What nobody can reach any more is gone after a collection. */
    private void look() {
        System.gc();
        answered.removeIf(row -> row.get() == null);
        mostHeld.accumulateAndGet(answered.size(), Math::max);
    }
}
