package io.orderflow.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events that were sent or handled are forgotten with their partition, and never one that waits. */
@Tag("X3.1")
class ForgottenEventsTest {

    private final Aged aged = new Aged();

    @AfterEach
    void close() {
        aged.close();
    }

    @Test
    void forgetsSentEventsAfterThirtyDaysAndNotBefore() {
        aged.sentIntoAPartition(Duration.ofDays(29));
        aged.sentIntoAPartition(Duration.ofDays(32));
        aged.run();
        assertThat(aged.partitions("outbox_sent"))
                .contains("outbox_sent_" + Aged.day(Instant.now().minus(Duration.ofDays(29))))
                .doesNotContain("outbox_sent_" + Aged.day(Instant.now().minus(Duration.ofDays(32))));
        assertThat(aged.machine.number("select count(*) from outbox_sent")).isEqualTo(1);
        assertThat(aged.machine.number("select count(*) from outbox_sent where sent_at < now() - interval '30 days'"))
                .isZero();
    }

    @Test
    @Tag("T5.1")
    void forgetsHandledEventsAfterTheirTimeAndNotBeforeAndNeverAParkedOne() {
        UUID young = Aged.id(Duration.ofDays(37));
        UUID old = Aged.id(Duration.ofDays(50));
        UUID parked = Aged.id(Duration.ofDays(60));
        for (Duration age : List.of(Duration.ofDays(50), Duration.ofDays(60))) {
            aged.partition(
                    "inbox",
                    Aged.monday(Instant.now().minus(age)),
                    Aged.floor(Aged.monday(age)),
                    Aged.floor(Aged.monday(age.minusDays(7))));
        }
        aged.received(young, "done", Duration.ofDays(37));
        aged.received(old, "done", Duration.ofDays(50));
        aged.received(parked, "parked", Duration.ofDays(60));

        aged.run();
        assertThat(aged.events()).containsExactlyInAnyOrder(young, parked);
        aged.machine.change("update inbox set state = 'done' where state = 'parked'");
        aged.run();
        assertThat(aged.events()).containsExactly(young);
    }

    /** The broker refused it for weeks, or its service was off: whoever sends it again counts from when it came. */
    @Test
    @Tag("T5.1")
    void remembersAnEventThatCameLateAsLongAsAnyOther() {
        var age = Duration.ofDays(50);
        aged.partition(
                "inbox",
                Aged.monday(Instant.now().minus(age)),
                Aged.floor(Aged.monday(age)),
                Aged.floor(Aged.monday(age.minusDays(7))));
        UUID late = Aged.id(age);
        aged.received(late, "done", Duration.ofDays(37));

        aged.run();
        assertThat(aged.events()).containsExactly(late);
        aged.machine.change("update inbox set received_at = now() - interval '39 days'");
        aged.run();
        assertThat(aged.events()).isEmpty();
    }

    @Test
    void clearsTheDefaultPartitionOfWhatIsOld() {
        UUID young = UUID.fromString("ffffffff-ffff-4fff-8fff-fffffffffff1");
        aged.received(young, "done", Duration.ofDays(37));
        aged.received(UUID.fromString("ffffffff-ffff-4fff-8fff-fffffffffff2"), "done", Duration.ofDays(39));
        UUID parked = UUID.fromString("ffffffff-ffff-4fff-8fff-fffffffffff3");
        aged.received(parked, "parked", Duration.ofDays(39));
        assertThat(aged.run()).contains("1 undated");
        assertThat(aged.events()).containsExactlyInAnyOrder(young, parked);
    }
}
