package io.orderflow.system.fault;

import io.orderflow.system.Await;
import io.orderflow.system.platform.Platform;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * What writes to one table of a service waits, in every process of it, until this is closed; what reads it does not. A process that waits
 * here is in the middle of what it does for certain.
 */
record TableLock(Books books, String service, String table, Connection connection) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static TableLock on(Platform platform, String service, String table) {
        Books books = new Books(platform);
        try {
            Connection connection = books.connect(service);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table " + table + " in share mode");
            }
            return new TableLock(books, service, table, connection);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Waits until a statement of one of these processes waits for the table. @return the first one */
    Replica awaitWaiting(Collection<Replica> replicas) {
        return Await.until(
                        "a wait of one of " + replicas + " for " + table,
                        PATIENCE,
                        () -> replicas.stream().filter(this::holdsUp).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    boolean holdsUp(Replica replica) {
        return locks("not l.granted and a.application_name = ?", replica) > 0;
    }

    /** Lets that process's statement go on, and no other's that waits for the table, and waits for its end. */
    void release(Replica replica) {
        books.rows(service, """
                select pg_cancel_backend(l.pid) from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where l.relation = ?::regclass and not l.granted and a.application_name <> ?\
                """, table, replica.toString());
        Await.until(
                "the end of others",
                PATIENCE,
                () -> locks("not l.granted and a.application_name <> ?", replica),
                none -> none == 0);
        close();
        Await.until(
                "the end of " + replica + "'s",
                PATIENCE,
                () -> locks("a.application_name = ?", replica),
                none -> none == 0);
    }

    private long locks(String which, Replica replica) {
        return books.number(service, """
                        select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid
                        where l.relation = ?::regclass and\
                        """ + " " + which, table, replica.toString());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
