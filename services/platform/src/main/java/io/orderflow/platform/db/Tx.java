package io.orderflow.platform.db;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.cause.LogFields;
import io.orderflow.platform.crash.CrashPoint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One open transaction: its statements, its cause, and what to do once it has committed. Chain its Unis, never join them.
 * Writes whose result nobody needs are given to {@link #later}: they travel together, and not each with a round trip of its own. So do
 * the beginning with the first statement and the commit with the last writes.
 */
public final class Tx extends Statements {

    private static final Logger LOG = Logger.getLogger(Tx.class);

    private static final CrashPoint BEFORE_COMMIT = CrashPoint.named("commit.before");
    private static final CrashPoint AFTER_COMMIT = CrashPoint.named("commit.after");

    private static final ConcurrentHashMap<String, String> DEMANDING = new ConcurrentHashMap<>();

    private final SqlConnection connection;
    private final Cause cause;
    private final State state;

    private record Write(
            String sql, IntConsumer changed, @Nullable Object[] args) {}

    /** What all views of a transaction share. */
    private static final class State {
        private boolean open;
        private boolean lost;
        private final Map<Runnable, Cause> afterCommit = new LinkedHashMap<>();
        private final List<Write> waiting = new ArrayList<>();
        private final Set<String> announced = new LinkedHashSet<>();
    }

    Tx(SqlConnection connection, Cause cause) {
        this(connection, cause, new State());
    }

    private Tx(SqlConnection connection, Cause cause, State state) {
        super(connection);
        this.connection = connection;
        this.cause = cause;
        this.state = state;
    }

    /** The same transaction, with another cause for what is done through it: for work that joins several causes in one commit. */
    public Tx causedBy(Cause other) {
        return new Tx(connection, other, state);
    }

    /** Of what is done through this view of the transaction. */
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
        return Uni.createFrom().voidItem().invoke(() -> state.waiting.add(new Write(sql, changed, args)));
    }

    /** As {@link #later}, for an update or delete that has to find its row: PostgreSQL fails the transaction when there is none. */
    public Uni<Void> laterFound(String sql, @Nullable Object... args) {
        return later(
                DEMANDING.computeIfAbsent(
                        sql, plain -> "with found as (" + plain + " returning 1) select 1 / count(*) from found"),
                args);
    }

    /** What waits goes ahead on the same connection, which keeps the order, so this statement sees it. */
    @Override
    Uni<RowSet<Row>> run(String sql, @Nullable Object[] args) {
        return Uni.createFrom()
                .deferred(() -> {
                    var ahead = send();
                    return ahead.isEmpty() ? super.run(sql, args) : together(ahead, super.run(sql, args));
                })
                .onFailure()
                .invoke(() -> state.lost = true);
    }

    /**
     * Sends what waits and the commit behind it without waiting in between: when one of them fails, PostgreSQL makes a rollback of the
     * commit, and the failure tells.
     */
    Uni<Void> commit() {
        if (state.lost) {
            // PostgreSQL would answer the commit with a rollback and call that no failure.
            return Uni.createFrom().failure(new IllegalStateException("a statement of this transaction has failed"));
        }
        return Uni.createFrom()
                .deferred(() -> !state.open && state.waiting.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : BEFORE_COMMIT.isArmed() ? commitSlowly() : together(send(), command("COMMIT")))
                .invoke(() -> state.open = false)
                .replaceWithVoid();
    }

    /** All that waits is written, and the commit is next. */
    private Uni<RowSet<Row>> commitSlowly() {
        return together(send(), command("select 1"))
                .chain(() -> BEFORE_COMMIT.pass(state.announced))
                .chain(() -> command("COMMIT"));
    }

    /** Gives the connection back, with nothing of a transaction that did not commit. */
    Uni<Void> end() {
        return Uni.createFrom()
                .deferred(() -> state.open
                        ? command("ROLLBACK").onFailure().recoverWithNull()
                        : Uni.createFrom().nullItem())
                .chain(connection::close);
    }

    private List<Uni<RowSet<Row>>> send() {
        var sent = new ArrayList<Uni<RowSet<Row>>>(state.waiting.size() + 1);
        if (!state.open) {
            state.open = true;
            sent.add(command("BEGIN"));
        }
        state.waiting.forEach(write -> sent.add(super.run(write.sql(), write.args())
                .invoke(rows -> write.changed().accept(rows.rowCount()))));
        state.waiting.clear();
        return sent;
    }

    private Uni<RowSet<Row>> command(String name) {
        return connection.query(name).execute();
    }

    /** The failure of the first that failed: what follows it fails only because the transaction is lost already. */
    private static Uni<RowSet<Row>> together(List<Uni<RowSet<Row>>> ahead, Uni<RowSet<Row>> last) {
        ahead.add(last);
        return Uni.combine().all().unis(ahead).with(results -> (RowSet<Row>) Objects.requireNonNull(results.getLast()));
    }

    /**
     * Runs {@code hook} after a commit, once however often it is given; never after a rollback.
     * Not promised: a process that dies at the commit runs no hook, so a hook may only make something happen sooner.
     */
    public void afterCommit(Runnable hook) {
        state.afterCommit.putIfAbsent(hook, cause);
    }

    /** Names what this transaction brings about, for the crash points around its commit. */
    public void announce(String what) {
        state.announced.add(what);
    }

    /** What is committed stays committed, so a hook that fails is no failure of the transaction. */
    void committed() {
        AFTER_COMMIT.passNow(state.announced);
        state.afterCommit.forEach((hook, given) -> LogFields.during(given, () -> {
            try {
                hook.run();
            } catch (RuntimeException broken) {
                LOG.warn("a hook failed after its commit", broken);
            }
        }));
    }
}
