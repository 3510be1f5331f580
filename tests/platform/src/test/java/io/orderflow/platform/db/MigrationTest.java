package io.orderflow.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.database.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database of an earlier release keeps what it holds. */
class MigrationTest {

    private static final String FIRST = "2026.11.22.1";

    private final String url =
            "jdbc:postgresql://127.0.0.1:" + PostgresServer.port() + "/" + PostgresServer.newDatabase();

    @Test
    void movesWhatTheOldOutboxHeld() throws SQLException {
        migrate(FIRST);
        run("""
                insert into outbox (lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, published_at)
                select 1, gen_random_uuid(), 'topic', 'a', v, 'p' || v, now() - interval '2 days',
                    case when v < 3 then now() - interval '1 day' end
                from generate_series(1, 4) v""");
        migrate("latest");
        assertThat(rows("select payload from outbox order by position")).containsExactly("p3", "p4");
        assertThat(rows("select payload from outbox_sent order by position")).containsExactly("p1", "p2");
        assertThat(rows("""
                        insert into outbox (lane, event_id, topic, aggregate_id, aggregate_version, payload)
                        values (1, gen_random_uuid(), 'topic', 'a', 5, 'p5') returning position""")).as("new positions follow the old ones").containsExactly("5");
    }

    @Test
    void movesWhatTheOldInboxHeld() throws SQLException {
        migrate(FIRST);
        run("""
                insert into inbox (event_id, topic, aggregate_id, aggregate_version, state, payload, next_attempt_at)
                values (uuidv7()::text, 'topic', 'young', 1, 'parked', 'p', now()),
                    (uuidv7(interval '-3 weeks')::text, 'topic', 'older', 1, 'done', null, null),
                    (gen_random_uuid()::text, 'topic', 'no time', 1, 'done', null, null)""");
        run("insert into job_run (id, name, epoch, started_at) values (uuidv7(), 'job', 1, now())");
        migrate("latest");
        assertThat(rows("select aggregate_id || ' ' || state from inbox order by aggregate_id"))
                .containsExactly("no time done", "older done", "young parked");
        assertThat(rows("select aggregate_id from inbox_default")).containsExactly("no time");
        assertThat(rows("select name from job_run")).containsExactly("job");
        assertThat(rows("select name from job_run_default")).isEmpty();
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations("db/platform")
                .target(target)
                .load()
                .migrate();
    }

    private void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (found.next()) {
                all.add(found.getString(1));
            }
            return all;
        }
    }
}
