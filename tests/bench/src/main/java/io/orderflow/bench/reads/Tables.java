package io.orderflow.bench.reads;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Home;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of one service.
 *
 * @param begin when the first of what is generated was made; another one follows every ten seconds
 */
record Tables(Home home, String service, Instant begin) {

    /** As the applications make them: the milliseconds of their moment, version 7, and the rest as random as need be. */
    private static final String ID = """
            create or replace function pg_temp.id(n bigint) returns uuid language sql immutable as $$
                select (lpad(to_hex((extract(epoch from '%s'::timestamptz) * 1000)::bigint + n * 10000), 12, '0')
                    || '7' || substr(md5(n::text), 1, 3) || 'b' || substr(md5(n::text), 4, 15))::uuid
            $$""";

    /** When number {@code n} was made. */
    private static final String AT = """
            create or replace function pg_temp.at(n bigint) returns timestamptz language sql immutable as $$
                select '%s'::timestamptz + n * interval '10 seconds'
            $$""";

    /** So that the last of so many was made an hour ago. */
    static Tables of(Home home, String service, long size) {
        return new Tables(
                home, service, Instant.now().minus(Duration.ofHours(1)).minusSeconds(10 * size));
    }

    /** Runs statements of which each has two places for numbers, from and to. */
    void fill(List<String> statements, List<String> tables, long from, long to) {
        try (Connection database = connect();
                Statement statement = database.createStatement()) {
            // What is generated fits together; its foreign keys need not be looked up one by one.
            statement.execute("set session_replication_role = replica");
            statement.execute(ID.formatted(begin));
            statement.execute(AT.formatted(begin));
            for (String rows : statements) {
                statement.execute(rows.formatted(from, to));
            }
            for (String table : tables) {
                statement.execute("vacuum analyze " + table);
            }
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column. */
    List<String> texts(String sql) {
        try (Connection database = connect();
                Statement statement = database.createStatement();
                var found = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Instant madeAt(long number) {
        return begin.plusSeconds(10 * number);
    }

    private Connection connect() throws SQLException {
        for (JsonNode process : Json.read(home.text("run/state.json")).path("processes")) {
            if (process.path("name").asText().equals("postgres")) {
                return DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:"
                                + process.path("ports").path(0).asInt() + "/" + service,
                        "postgres",
                        home.text("keys/postgres.password").strip());
            }
        }
        throw new IllegalStateException("no PostgreSQL of its own in " + home);
    }
}
