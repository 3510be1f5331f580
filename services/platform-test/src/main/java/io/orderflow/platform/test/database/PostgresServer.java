package io.orderflow.platform.test.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The one PostgreSQL of this JVM, started at its first use and stopped with the JVM. */
public final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private PostgresServer() {}

    /** @return the name of a new, empty database */
    public static String newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static int port() {
        return SERVER.getPort();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
