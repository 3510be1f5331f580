package io.orderflow.platform.db;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.crash.CrashPoint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One open transaction: its statements, its cause, and what to do once it has committed. Chain its Unis, never join them.
 * Writes whose result nobody needs are given to {@link #later}: they travel together, and not each with a round trip of its own.
 */
public final class Tx extends Statements {

    private static final Logger LOG = Logger.getLogger(Tx.class);

    private static final CrashPoint BEFORE_COMMIT = CrashPoint.named("commit.before");
    private static final CrashPoint AFTER_COMMIT = CrashPoint.named("commit.after");

    private final SqlConnection connection;
    private final Cause cause;
    private final Set<Runnable> afterCommit;
    private final List<Write> waiting;
    private final Set<String> announced;

    private record Write(
            String sql, IntConsumer changed, @Nullable Object[] args) {}

    Tx(SqlConnection connection, Cause cause) {
        this(connection, cause, new LinkedHashSet<>(), new ArrayList<>(), new LinkedHashSet<>());
    }

    private Tx(
            SqlConnection connection,
            Cause cause,
            Set<Runnable> afterCommit,
            List<Write> waiting,
            Set<String> announced) {
        super(connection);
        this.connection = connection;
        this.cause = cause;
        this.afterCommit = afterCommit;
        this.waiting = waiting;
        this.announced = announced;
    }

    /** The same transaction, with another cause for what is done through it: for work that joins several causes in one commit. */
    public Tx causedBy(Cause other) {
        return new Tx(connection, other, afterCommit, waiting, announced);
    }

    public Cause cause() {
        return cause;
    }

    /**
     * A write that must succeed and whose result nobody needs: sent with the next statement or before the commit, after all that was given
     * before it. Its failure fails the transaction there.
     */
    public Uni<Void> later(String sql, @Nullable Object... args) {
        return later(rows -> {}, sql, args);
    }

    /** As {@link #later(String, Object...)}; {@code changed} is told the number of rows once it has been sent, in any case before the commit. */
    public Uni<Void> later(IntConsumer changed, String sql, @Nullable Object... args) {
        return Uni.createFrom().voidItem().invoke(() -> waiting.add(new Write(sql, changed, args)));
    }

    /** Sends what waits, all at once and in its order. */
    Uni<Void> flush() {
        return Uni.createFrom()
                .deferred(() -> waiting.isEmpty() ? Uni.createFrom().voidItem() : all(send()));
    }

    /** What waits goes ahead on the same connection, which keeps the order, so this statement sees it. */
    @Override
    Uni<RowSet<Row>> run(String sql, @Nullable Object[] args) {
        return Uni.createFrom().deferred(() -> {
            if (waiting.isEmpty()) {
                return super.run(sql, args);
            }
            var ahead = send();
            return all(ahead, super.run(sql, args));
        });
    }

    private List<Uni<RowSet<Row>>> send() {
        var sent = waiting.stream()
                .map(write -> super.run(write.sql(), write.args())
                        .invoke(rows -> write.changed().accept(rows.rowCount())))
                .toList();
        waiting.clear();
        return sent;
    }

    private static Uni<Void> all(List<Uni<RowSet<Row>>> writes) {
        return Uni.combine().all().unis(writes).discardItems();
    }

    /** The failure of the first that failed: what follows it fails only because the transaction is lost already. */
    private static Uni<RowSet<Row>> all(List<Uni<RowSet<Row>>> ahead, Uni<RowSet<Row>> last) {
        return Uni.combine()
                .all()
                .unis(Stream.concat(ahead.stream(), Stream.of(last)).toList())
                .with(results -> (RowSet<Row>) Objects.requireNonNull(results.getLast()));
    }

    /**
     * Runs {@code hook} after a commit, once however often it is given; never after a rollback.
     * Not promised: a process that dies at the commit runs no hook, so a hook may only make something happen sooner.
     */
    public void afterCommit(Runnable hook) {
        afterCommit.add(hook);
    }

    /** Names what this transaction brings about, for the crash points around its commit. */
    public void announce(String what) {
        announced.add(what);
    }

    /** All that waits is sent; the commit is next. */
    Uni<Void> beforeCommit() {
        return flush().chain(() -> BEFORE_COMMIT.pass(announced));
    }

    /** What is committed stays committed, so a hook that fails is no failure of the transaction. */
    void committed() {
        AFTER_COMMIT.passNow(announced);
        for (Runnable hook : afterCommit) {
            try {
                hook.run();
            } catch (RuntimeException broken) {
                LOG.warn("a hook failed after its commit", broken);
            }
        }
    }
}
