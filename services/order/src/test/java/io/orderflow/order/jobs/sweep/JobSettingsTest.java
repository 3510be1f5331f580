package io.orderflow.order.jobs.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.usecase.operation.LowerStock;
import io.orderflow.order.usecase.operation.ReleaseStock;
import io.orderflow.platform.job.Job;
import io.quarkus.arc.All;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link WatchedProfile} sets is what each job does. */
@NeighbourlyTest
@TestProfile(WatchedProfile.class)
@Tag("J7.1")
class JobSettingsTest {

    /**
     * @param minutes between its runs; so many that no run by the clock comes into a test
     * @param atOnce rows that it asks for at once, one number for each thing that it looks for
     */
    private record Setting(int minutes, Set<Integer> atOnce) {}

    private static final Map<String, Setting> SET = Map.of(
            "cod-auto-confirm", new Setting(61, Set.of(89, 97)),
            "auto-capture", new Setting(62, Set.of(101)),
            "capture-retry", new Setting(63, Set.of(103)),
            "dlq-retry", new Setting(64, Set.of(107)),
            "payment-compensation", new Setting(65, Set.of(109)),
            "order-cleanup", new Setting(66, Set.of(113)),
            "reservation-cleanup", new Setting(67, Set.of(127)),
            "order-auto-complete", new Setting(68, Set.of(131)),
            "failed-compensations-cleanup", new Setting(69, Set.of(137)));

    @Inject
    @All
    List<Job> jobs;

    @Inject
    Watched database;

    @Inject
    ReleaseStock releasing;

    @Inject
    LowerStock lowering;

    @Test
    void runEachJobAsOftenAsItsKeySays() {
        var seen = new HashMap<String, Duration>();
        own().forEach(job -> seen.put(job.name(), job.every()));
        assertThat(seen).hasSameSizeAs(SET);
        SET.forEach((name, setting) -> assertThat(seen).containsEntry(name, Duration.ofMinutes(setting.minutes())));
    }

    /** Each of these numbers is asked of the database by nothing else. */
    @Test
    void askForAsManyRowsAtOnceAsTheKeyOfEachJobSays() {
        own().forEach(job -> {
            Desk.await(job.run());
            assertThat(database.numbers())
                    .as(job.name())
                    .containsAll(SET.get(job.name()).atOnce());
        });
    }

    @Test
    @Tag("C1.8")
    void tryReleasesAsOftenAsTheirKeysSay() {
        assertThat(releasing.limit()).isEqualTo(4);
        assertThat(releasing.firstWait()).isEqualTo(Duration.ofMillis(1500));
        assertThat(lowering.limit()).isEqualTo(4);
        assertThat(lowering.firstWait()).isEqualTo(Duration.ofMillis(1500));
    }

    private List<Job> own() {
        return jobs.stream()
                .filter(job -> job.getClass().getPackageName().startsWith("io.orderflow.order"))
                .toList();
    }
}
