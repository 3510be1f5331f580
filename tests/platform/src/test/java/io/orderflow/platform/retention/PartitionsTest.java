package io.orderflow.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Partitions are made ahead of time, and again when nobody was there to make them. */
@Tag("X3.1")
class PartitionsTest {

    private final Aged aged = new Aged();

    @AfterEach
    void close() {
        aged.close();
    }

    @Test
    void makesPartitionsAWeekAhead() {
        aged.run();
        Instant inAWeek = Instant.now().plus(Duration.ofDays(7));
        assertThat(aged.partitions("outbox_sent")).contains("outbox_sent_" + Aged.day(inAWeek));
        assertThat(aged.partitions("inbox")).contains("inbox_" + Aged.monday(inAWeek));
        assertThat(aged.partitions("job_run")).contains("job_run_" + Aged.monday(inAWeek));
    }

    @Test
    void makesThemAgainWhenThePlatformWasOffForLong() {
        for (String each : aged.partitions("outbox_sent")) {
            aged.drop(each, "outbox_sent");
        }
        for (String each : aged.partitions("inbox")) {
            aged.drop(each, "inbox");
        }
        aged.sent(Duration.ZERO);
        aged.received(Aged.id(Duration.ZERO), "done", Duration.ZERO);
        assertThat(aged.machine.number("select count(*) from outbox_sent_default"))
                .isEqualTo(1);
        assertThat(aged.machine.number("select count(*) from inbox_default")).isEqualTo(1);

        assertThat(aged.run()).doesNotStartWith("0 partitions made");
        assertThat(aged.machine.number("select count(*) from outbox_sent_default"))
                .as("moved to where it belongs")
                .isZero();
        assertThat(aged.machine.number("select count(*) from inbox_default")).isZero();
        assertThat(aged.machine.number("select count(*) from outbox_sent")).isEqualTo(1);
        assertThat(aged.machine.number("select count(*) from inbox")).isEqualTo(1);
        assertThat(aged.run()).startsWith("0 partitions made");
    }

    @Test
    void alertsWhenARowFellIntoTheNet() {
        aged.received(UUID.fromString("ffffffff-ffff-4fff-8fff-ffffffffffff"), "done", Duration.ZERO);
        aged.run();
        assertThat(aged.metrics
                        .get("orderflow.partitions.default")
                        .tag("table", "inbox")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(aged.metrics
                        .get("orderflow.partitions.default")
                        .tag("table", "outbox_sent")
                        .gauge()
                        .value())
                .isZero();
    }

    /** Often, because one looks at the list of partitions just while another one drops from it. */
    @RepeatedTest(10)
    @Tag("E9.9")
    void isSafeWithAnyNumberOfReplicas() {
        for (String each : aged.partitions("outbox_sent")) {
            aged.drop(each, "outbox_sent");
        }
        aged.sentIntoAPartition(Duration.ofDays(40));
        var replicas = Stream.generate(aged::retention)
                .limit(6)
                .map(each -> Uni.createFrom().deferred(each::run))
                .toList();
        aged.machine.await(Uni.join().all(replicas).andFailFast());
        aged.run();
        assertThat(aged.partitions("outbox_sent")).hasSize(8).doesNotHaveDuplicates();
    }
}
