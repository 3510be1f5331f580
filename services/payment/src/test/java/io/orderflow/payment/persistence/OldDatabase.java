package io.orderflow.payment.persistence;

import io.orderflow.platform.test.database.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A database of an earlier release, to be brought up to date. */
public final class OldDatabase {

    private final String url =
            "jdbc:postgresql://127.0.0.1:" + PostgresServer.port() + "/" + PostgresServer.newDatabase();

    /** @param version of the last migration of that release */
    public static OldDatabase of(String version) {
        var made = new OldDatabase();
        made.migrate(version);
        return made;
    }

    public void bringUpToDate() {
        migrate("latest");
    }

    public void run(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column. */
    public List<String> rows(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (found.next()) {
                all.add(found.getString(1));
            }
            return all;
        }
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations("db/platform", "db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }
}
