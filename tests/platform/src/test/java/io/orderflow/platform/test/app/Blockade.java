package io.orderflow.platform.test.app;

import io.orderflow.platform.test.database.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** No effect can be written, and so no delivery be answered, until this is closed. */
record Blockade(Connection connection) implements AutoCloseable {

    static Blockade of(Effects effects) {
        String database = effects.text("select current_database()::text");
        try {
            Connection connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + PostgresServer.port() + "/" + database, "postgres", "postgres");
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table effect in share mode");
            }
            return new Blockade(connection);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
