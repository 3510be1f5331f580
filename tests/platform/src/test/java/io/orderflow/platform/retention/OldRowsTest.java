package io.orderflow.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has ended is deleted once nobody can ask for it any more. */
@Tag("X3.1")
class OldRowsTest {

    private final Aged aged = new Aged();

    @AfterEach
    void close() {
        aged.close();
    }

    @Test
    void deletesKeysAndFinishedOperationsAfterSixtyDaysInBatches() {
        int many = OldRows.BATCH * 2 + 1;
        aged.machine.change("""
                insert into idempotency_key (scope, key, request_hash, created_at)
                select 's', 'old-' || n, 'h', now() - interval '61 days' from generate_series(1, $1) n
                union all
                select 's', 'young', 'h', now() - interval '59 days'""", many);
        for (String state : List.of("done", "refused", "pending", "parked")) {
            operation(state, "now() - interval '61 days'");
        }
        operation("done", "now() - interval '59 days'");

        assertThat(aged.run()).contains(many + " keys, 2 operations");
        assertThat(aged.machine.text("select string_agg(key, ' ') from idempotency_key"))
                .isEqualTo("young");
        assertThat(aged.machine.text("select string_agg(state, ' ' order by state) from operation"))
                .isEqualTo("done parked pending");
    }

    @Test
    void deletesSagasThatHaveEndedAfterSixtyDays() {
        for (String state : List.of("done", "undone", "running", "undoing", "parked")) {
            saga(state, Duration.ofDays(61));
        }
        saga("done", Duration.ofDays(59));

        assertThat(aged.run()).contains("2 sagas");
        assertThat(aged.machine.text("select string_agg(state, ' ' order by state) from saga"))
                .isEqualTo("done parked running undoing");
    }

    private void operation(String state, String time) {
        aged.machine.change("""
            insert into operation (key, kind, subject, payload, state, correlation_id, actor, created_at, finished_at)
            values ($1, 'kind', 's', '{}', $2, 'c', 'system:test', %s, case when $2 <> 'pending' then %s end)""".formatted(time, time), UUID.randomUUID().toString(), state);
    }

    private void saga(String state, Duration age) {
        aged.machine.change("""
                insert into saga (kind, id, state, point, data, lease_until, correlation_id, actor, created_at)
                values ('k', uuidv7(), $1, 'p', '{}', now(), 'c', 'system:test', now() - $2 * interval '1 second')""", state, age.toSeconds());
    }
}
