package io.orderflow.platform.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Machine;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.test.invariant.BrokenRule;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each rule about the machinery notices when it is broken. */
class MachineryInvariantsTest {

    private final Machine machine = new Machine();
    private final UUID id = Ids.next();

    @AfterEach
    void close() {
        machine.close();
    }

    @Test
    @Tag("INV-E1")
    void seesAnEventThatNobodyPublishes() {
        assertThat(rule("E1").after(waiting("30 seconds"))).doesNotContain(id.toString());
        assertThat(rule("E1").after(waiting("2 minutes"))).contains(id.toString());
    }

    @Test
    @Tag("INV-E3")
    void seesAnEventThatIsHandledAndDeadAtOnce() {
        assertThat(rule("E3").after("""
                        insert into inbox (event_id, topic, aggregate_id, aggregate_version, state)
                        values ('%s', 'catalog.product.created', 'a', 1, 'done')""".formatted(id), """
                        insert into dead_letter (id, topic, event_id, origin, reason, payload, attempts)
                        values ('%1$s', 'catalog.product.created', '%1$s', 'exhausted', 'test', '{}', 12)""".formatted(id))).contains(id.toString());
    }

    @Test
    @Tag("INV-E4")
    void seesAGapInTheVersionsOfAnAggregateAndAVersionThatWasDrawnForNothing() {
        assertThat(rule("E4").after(drawn(3), sent(1), sent(3))).contains(id.toString());
        assertThat(rule("E4").after(drawn(2), sent(1))).contains(id.toString());
        assertThat(rule("E4").after(drawn(2), sent(1), sent(1))).contains(id.toString());
        assertThat(rule("E4").after(drawn(2), sent(1), sent(2))).doesNotContain(id.toString());
    }

    @Test
    @Tag("INV-E6")
    void seesTwoRunsUnderOneEpoch() {
        assertThat(rule("E6").after(run(1), run(2))).doesNotContain(id.toString());
        assertThat(rule("E6").after(run(1), run(1))).contains(id.toString());
    }

    @Test
    @Tag("INV-O3")
    void seesASagaThatNobodyTakesOver() {
        assertThat(rule("O3").after(saga("30 seconds"))).doesNotContain("test " + id);
        assertThat(rule("O3").after(saga("2 minutes"))).contains("test " + id);
    }

    private BrokenRule rule(String name) {
        return BrokenRule.of(machine.database, new MachineryInvariants().rules(), name);
    }

    private String waiting(String age) {
        return """
                insert into outbox (lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at)
                values (0, '%1$s', 'catalog.product.created', '%1$s', 1, '{}', now() - interval '%2$s')""".formatted(id, age);
    }

    private String drawn(long version) {
        return "insert into outbox_version (aggregate_id, version) values ('%s', %d)".formatted(id, version);
    }

    private String sent(long version) {
        return """
                insert into outbox_sent
                    (position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, sent_at)
                values (0, 0, '%s', 'catalog.product.created', '%s', %d, '{}', now(), now())""".formatted(Ids.next(), id, version);
    }

    private String run(long epoch) {
        return "insert into job_run (id, name, epoch, started_at) values ('%s', '%s', %d, now())"
                .formatted(Ids.next(), id, epoch);
    }

    private String saga(String overdue) {
        return """
                insert into saga (kind, id, point, data, lease_until, correlation_id, actor)
                values ('test', '%s', 'first', '', now() - interval '%s', 'test', 'test')""".formatted(id, overdue);
    }
}
