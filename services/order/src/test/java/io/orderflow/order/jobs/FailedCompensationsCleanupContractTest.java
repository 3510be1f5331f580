package io.orderflow.order.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody is told once a day of a release that was given up, for as long as nobody takes it up. */
@OrderTest
@Tag("J7.1")
@Tag("X3.7")
@Tag("X3.13")
class FailedCompensationsCleanupContractTest extends AbstractJobContractTest<FailedCompensationsCleanup, String> {

    @Inject
    Desk desk;

    @Override
    protected String name() {
        return "failed-compensations-cleanup";
    }

    /** Given up, found by an earlier run, and due. */
    @Override
    protected String work() {
        String key = givenUp();
        desk.update("insert into compensation_reminder (key, due_at) values ($1, now() - interval '1 minute')", key);
        return key;
    }

    @Override
    protected long effects(String key) {
        return desk.list("select reminders::text from compensation_reminder where key = $1", key).stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Test
    void tellsNothingAnewOfWhatWasOnlyJustParkedAndTellsAgainADayAfterTheLastTime() {
        String key = givenUp();
        run();
        assertThat(due(key)).isOne();
        assertThat(effects(key)).isZero();
        for (int times = 1; times <= 2; times++) {
            makeDue(key);
            run();
            assertThat(effects(key)).isEqualTo(times);
            assertThat(due(key)).isOne();
        }
    }

    @Test
    void waitsWhileOneIsBeingTriedAgain() {
        String key = work();
        desk.update(
                "update operation set state = 'pending', next_attempt_at = now() + interval '1 hour' where key = $1",
                key);
        run();
        assertThat(noted(key)).isOne();
        assertThat(effects(key)).isZero();
        desk.update("update operation set state = 'parked' where key = $1", key);
        run();
        assertThat(effects(key)).isOne();
    }

    /** Also when its operation itself was forgotten. */
    @Test
    void forgetsWhatHasEndedAndKeepsWhatIsParkedHoweverOld() {
        String done = work();
        String refused = work();
        String gone = work();
        String old = work();
        desk.update("update operation set state = 'done' where key = $1", done);
        desk.update("update operation set state = 'refused' where key = $1", refused);
        desk.update("delete from operation where key = $1", gone);
        desk.update("update operation set created_at = now() - interval '1 year' where key = $1", old);
        run();
        assertThat(noted(done)).isZero();
        assertThat(noted(refused)).isZero();
        assertThat(noted(gone)).isZero();
        assertThat(noted(old)).isOne();
        assertThat(desk.state(old)).isEqualTo("parked");
        assertThat(desk.state(done))
                .as("answers its key for as long as that may come")
                .isEqualTo("done");
    }

    private String givenUp() {
        UUID order = Ids.next();
        String key = Desk.key(order, Asks.RELEASE_STOCK);
        desk.update("""
                insert into operation
                    (key, kind, subject, payload, state, attempts, retries, given_up_at, finished_at, correlation_id, actor)
                values ($1, $2, $3, '{}', 'parked', 3, 3, now(), now(), 'c', 'test')""", key, Asks.RELEASE_STOCK, order.toString());
        return key;
    }

    private void makeDue(String key) {
        desk.update("update compensation_reminder set due_at = now() - interval '1 minute' where key = $1", key);
    }

    private int noted(String key) {
        return desk.list("select key from compensation_reminder where key = $1", key)
                .size();
    }

    /** Whether somebody is told of it in a day. */
    private int due(String key) {
        return desk.list("""
                select key from compensation_reminder
                where key = $1 and due_at between now() + interval '23 hours' and now() + interval '25 hours'""", key).size();
    }
}
