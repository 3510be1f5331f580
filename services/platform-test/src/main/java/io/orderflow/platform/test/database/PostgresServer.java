package io.orderflow.platform.test.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The one PostgreSQL of this JVM, started at its first use and stopped with the JVM. Each restart of a Quarkus application loads this class
 * anew, so its port is kept where all of them see it.
 */
public final class PostgresServer {

    private static final String KNOWN = "orderflow.test.postgres.port";

    private PostgresServer() {}

    /** @return the name of a new, empty database */
    public static String newDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** To the maintenance database, as its superuser. */
    public static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port() + "/postgres", "postgres", "postgres");
    }

    public static int port() {
        synchronized (System.getProperties()) {
            return Integer.parseInt(System.getProperties()
                    .computeIfAbsent(KNOWN, none -> start())
                    .toString());
        }
    }

    private static String start() {
        try {
            return String.valueOf(EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "64MB")
                    .start()
                    .getPort());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
