package io.orderflow.bench.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Home;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * PostgreSQL's own counters. They do not tell statements: that takes pg_stat_statements, which the embedded server does not have.
 *
 * @param databases by name
 */
public record DatabaseCounters(Map<String, Row> databases, long walBytes) {

    private static final String DATABASES = """
            select datname, xact_commit, xact_rollback, tup_inserted, tup_updated, tup_deleted
            from pg_stat_database
            where datname not in ('postgres', 'template0', 'template1')""";
    private static final String WAL = "select wal_bytes::bigint from pg_stat_wal";

    /** @param commits of writing and reading transactions alike; a single statement is one */
    public record Row(long commits, long rollbacks, long inserted, long updated, long deleted) {
        Row minus(Row earlier) {
            return new Row(
                    commits - earlier.commits,
                    rollbacks - earlier.rollbacks,
                    inserted - earlier.inserted,
                    updated - earlier.updated,
                    deleted - earlier.deleted);
        }
    }

    /** Of the platform's embedded server; none when it uses somebody else's. */
    public static DatabaseCounters of(Home home) {
        for (JsonNode process : Json.read(home.text("run/state.json")).path("processes")) {
            if (process.path("name").asText().equals("postgres")) {
                return read(
                        process.path("ports").path(0).asInt(),
                        home.text("keys/postgres.password").strip());
            }
        }
        return new DatabaseCounters(Map.of(), 0);
    }

    private static DatabaseCounters read(int port, String password) {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password)) {
            Map<String, Row> found = new TreeMap<>();
            try (ResultSet rows = connection.createStatement().executeQuery(DATABASES)) {
                while (rows.next()) {
                    found.put(rows.getString(1), row(rows));
                }
            }
            try (ResultSet wal = connection.createStatement().executeQuery(WAL)) {
                return new DatabaseCounters(found, wal.next() ? wal.getLong(1) : 0);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5), rows.getLong(6));
    }
}
