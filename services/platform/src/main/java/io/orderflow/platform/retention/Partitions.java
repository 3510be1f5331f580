package io.orderflow.platform.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.retention.History.Part;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Makes the partitions of a history ahead of time and drops those that are over, by the database's clock. Any number of processes may do
 * it at once: a lock lets one of them, the others go on. Every statement is a short one, and none waits long for a lock, so that nobody
 * queues up behind it.
 */
@Singleton
class Partitions {

    private static final Logger LOG = Logger.getLogger(Partitions.class);
    static final Duration AHEAD = Duration.ofDays(7);
    private static final int COUNTED = 1000;

    private final Database database;
    private final MeterRegistry metrics;
    private final Map<String, Integer> inDefault = new ConcurrentHashMap<>();

    Partitions(Database database, MeterRegistry metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    /** What one look at a history changed. */
    record Changed(int made, int dropped) {

        Changed plus(Changed other) {
            return new Changed(made + other.made, dropped + other.dropped);
        }
    }

    /** Makes what is missing up to a week ahead, then drops what is over. Nothing while another process is at it. */
    Uni<Changed> keep(History history) {
        return watchDefault(history)
                .chain(() -> locked(history, tx -> make(tx, history)))
                .chain(made -> now(database)
                        .chain(now -> existing(database, history)
                                .map(names -> names.stream()
                                        .map(history::named)
                                        .filter(part -> history.isOver(part, now))
                                        .toList()))
                        .chain(over -> each(over, part -> locked(history, tx -> drop(tx, history, part))))
                        .map(dropped -> new Changed(made, dropped)));
    }

    /** The default partitions are a net: a row in one says that the partition of its time was missing, or that its key is an odd one. */
    private Uni<Void> watchDefault(History history) {
        return database.first(
                        "select count(*)::int from (select from " + history.defaultPart() + " limit " + COUNTED
                                + ") as net",
                        row -> row.getInteger(0))
                .invoke(found -> {
                    int rows = found.orElse(0);
                    Integer before = inDefault.put(history.table(), rows);
                    if (before == null) {
                        metrics.gauge(
                                "orderflow.partitions.default",
                                Tags.of("table", history.table()),
                                inDefault,
                                all -> all.getOrDefault(history.table(), 0));
                    }
                    if (rows > (before == null ? 0 : before)) {
                        LOG.errorf(
                                "%s holds %d%s rows: the partition of their time was missing, or their keys tell none",
                                history.defaultPart(), rows, rows == COUNTED ? " or more" : "");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Integer> make(Tx tx, History history) {
        return now(tx).chain(now -> from(tx, history, now)
                        .chain(from ->
                                existing(tx, history).map(names -> missing(history, from, now, Set.copyOf(names)))))
                .chain(missing -> each(missing, part -> make(tx, history, part)));
    }

    /** Keys made by others may be old, so their past has partitions too; a time of our own is past only for what fell into the net. */
    private static Uni<Instant> from(Tx tx, History history, Instant now) {
        Instant oldest = now.minus(history.keep());
        return history.key() == History.Key.UUID7
                ? Uni.createFrom().item(oldest)
                : tx.first(
                                "select min(%s) from %s having min(%s) is not null"
                                        .formatted(history.column(), history.defaultPart(), history.column()),
                                row -> row.getOffsetDateTime(0).toInstant())
                        .map(fallen -> fallen.map(at -> at.isAfter(oldest) ? at : oldest)
                                .filter(at -> at.isBefore(now))
                                .orElse(now));
    }

    private static List<Part> missing(History history, Instant from, Instant now, Set<String> names) {
        var missing = new ArrayList<Part>();
        Instant end = now.plus(AHEAD);
        for (Part part = history.at(from); !part.from().isAfter(end); part = history.at(part.to())) {
            if (!names.contains(part.name())) {
                missing.add(part);
            }
        }
        return missing;
    }

    /** Made apart and then attached, which lets readers and writers of the history go on; rows that fell into the net move over. */
    private static Uni<Integer> make(Tx tx, History history, Part part) {
        String from = history.key().bound(part.from());
        String to = history.key().bound(part.to());
        return tx.update("lock table %s in access exclusive mode".formatted(history.defaultPart()))
                .chain(() -> tx.update("create table %s (like %s including defaults including constraints)"
                        .formatted(part.name(), history.table())))
                .chain(() -> tx.update("""
                        with moved as (delete from %s where %s >= '%s' and %s < '%s' returning *)
                        insert into %s select * from moved""".formatted(
                                history.defaultPart(), history.column(), from, history.column(), to, part.name())))
                .chain(() -> tx.update("alter table %s attach partition %s for values from ('%s') to ('%s')"
                        .formatted(history.table(), part.name(), from, to)))
                .replaceWith(1);
    }

    /**
     * Unless another process was first. Looks for rows that hold it only when nobody can add one any more. The whole is locked before its
     * part, as readers do it: the other way round they would wait for each other.
     */
    private static Uni<Integer> drop(Tx tx, History history, Part part) {
        return tx.first("select to_regclass($1) is not null", row -> row.getBoolean(0), part.name())
                .chain(there -> there.orElse(false)
                        ? tx.update("lock table only %s, %s in access exclusive mode"
                                        .formatted(history.table(), part.name()))
                                .chain(() -> tx.first(
                                        "select exists (select from %s where %s)"
                                                .formatted(part.name(), history.held()),
                                        row -> row.getBoolean(0)))
                                .chain(held -> held.orElse(true)
                                        ? Uni.createFrom().item(0)
                                        : tx.update("drop table " + part.name()).replaceWith(1))
                        : Uni.createFrom().item(0));
    }

    private static Uni<Instant> now(Sql sql) {
        return sql.first("select now()", row -> row.getOffsetDateTime(0).toInstant())
                .map(Optional::orElseThrow);
    }

    /** Names by the statement's own snapshot: a cast to regclass looks at the present, where another process may have dropped one. */
    private static Uni<List<String>> existing(Sql sql, History history) {
        return sql.list("""
                        select part.relname::text
                        from pg_inherits join pg_class part on part.oid = inhrelid
                        where inhparent = $1::text::regclass
                        order by 1""", row -> row.getString(0), history.table())
                .map(names -> names.stream()
                        .filter(name -> !name.equals(history.defaultPart()))
                        .toList());
    }

    private Uni<Integer> locked(History history, Function<Tx, Uni<Integer>> work) {
        return database.inTransaction(
                Cause.system("retention"),
                tx -> tx.update("set local lock_timeout = '2s'")
                        .chain(() -> tx.update("set local statement_timeout = '5min'"))
                        .chain(() -> tx.first(
                                "select pg_try_advisory_xact_lock(hashtextextended($1, 0))",
                                row -> row.getBoolean(0),
                                "orderflow retention " + history.table()))
                        .chain(mine -> mine.orElse(false)
                                ? work.apply(tx)
                                : Uni.createFrom().item(0)));
    }

    private static <T> Uni<Integer> each(List<T> all, Function<T, Uni<Integer>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .with(Collectors.summingInt(n -> n));
    }
}
