package io.orderflow.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderflow.platform.clock.TestClock;
import io.orderflow.platform.db.Machine;
import io.orderflow.platform.role.TestRole;
import io.orderflow.platform.test.eventually.Eventually;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three runners on one table, as three replicas have it. */
@Tag("E9.9")
@Tag("INV-E7")
class JobRunnerTest {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Machine machine = new Machine();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Uni<String> work = Uni.createFrom().item("did nothing");
    private final Job job = new CountedJob();

    @AfterEach
    void close() {
        machine.close();
    }

    @Test
    void runsOnceInAPeriodOnThreeReplicas() {
        var runners = List.of(runner(), runner(), runner());
        runners.forEach(runner -> runner.start(new StartupEvent()));
        Eventually.holds(() -> assertThat(lastOutcome()).isEqualTo("did nothing"));
        Eventually.stays(LOOK.multipliedBy(8), () -> assertThat(runs).hasValue(1));

        machine.await(TestClock.of(machine.database).advance(job.every().plusSeconds(1)));
        machine.change("update job set next_run_at = next_run_at - interval '2 hours'");
        Eventually.holds(() -> assertThat(runs).hasValue(2));
        Eventually.stays(LOOK.multipliedBy(8), () -> assertThat(runs).hasValue(2));
        assertThat(mostAtOnce).hasValue(1);
        assertThat(machine.number("select epoch from job")).isEqualTo(2);
        assertThat(machine.number("select count(distinct epoch) from job_run where outcome = 'did nothing'"))
                .isEqualTo(2);
        runners.forEach(runner -> runner.stop(new ShutdownEvent()));
    }

    @Test
    void makesUpForTheRunOfAProcessThatDied() {
        var rows = rows();
        machine.await(rows.register(job));
        assertThat(machine.await(rows.lease(job, false))).isPresent();
        assertThat(machine.await(rows().lease(job, false)))
                .as("it is being run")
                .isEmpty();

        machine.change("update job set expires_at = now() - interval '1 second'");
        var second = machine.await(rows().lease(job, false));
        assertThat(second).isPresent();
        assertThat(second.orElseThrow().epoch()).isEqualTo(2);
    }

    @Test
    void letsAnOlderHolderNeitherRenewNorPlan() {
        var sleeper = rows();
        machine.await(sleeper.register(job));
        var old = machine.await(sleeper.lease(job, false)).orElseThrow();
        machine.change("update job set expires_at = now() - interval '1 second'");
        var young = machine.await(rows().lease(job, false)).orElseThrow();

        assertThat(machine.await(sleeper.renew(old))).isFalse();
        machine.await(sleeper.close(old, "late", job.every()));
        assertThat(machine.text("select last_outcome from job")).isEqualTo("null");
        assertThat(machine.await(rows().renew(young))).isTrue();
    }

    @Test
    void refusesARunNowWhileOneIsUnderWay() {
        var blocked = new CompletableFuture<String>();
        work = Uni.createFrom().completionStage(blocked);
        var runner = runner();
        assertThat(machine.await(runner.runNow(job))).isTrue();
        assertThat(machine.await(runner().runNow(job))).isFalse();
        blocked.complete("late but well");
        Eventually.holds(() -> assertThat(lastOutcome()).isEqualTo("late but well"));
        assertThat(machine.await(runner.runNow(job))).isTrue();
    }

    @Test
    void recordsAFailureAndTriesAgainSoonerThanThePeriod() {
        work = Uni.createFrom().failure(new IllegalStateException("broken"));
        machine.await(runner().runNow(job));
        Eventually.holds(() -> assertThat(lastOutcome()).startsWith("failed"));
        assertThat(machine.number("select extract(epoch from next_run_at - now())::bigint from job"))
                .isBetween(50L, 60L);
    }

    @Test
    void cutsOffARunThatTakesTooLong() {
        work = Uni.createFrom().nothing();
        machine.await(runner().runNow(job));
        Eventually.holds(() -> assertThat(lastOutcome()).startsWith("failed").contains("Timeout"));
    }

    @Test
    void letsItsLeaseGoWhenTheProcessStopsInTheMiddleOfARun() {
        work = Uni.createFrom().<String>nothing();
        var longJob = new CountedJob() {
            @Override
            public Duration atMost() {
                return Duration.ofMinutes(5);
            }
        };
        var runner =
                new JobRunner(List.of(longJob), rows(), TestRole.all(), machine.vertx, new SimpleMeterRegistry(), LOOK);
        machine.await(runner.runNow(longJob));
        runner.stop(new ShutdownEvent());
        assertThat(machine.text("select last_outcome from job")).isEqualTo("cut off by a stop");
        assertThat(machine.await(rows().lease(longJob, false)))
                .as("another one makes up for it")
                .isPresent();
    }

    private String lastOutcome() {
        return machine.text("select last_outcome from job");
    }

    private JobRows rows() {
        return new JobRows(machine.database, TestClock.of(machine.database));
    }

    private JobRunner runner() {
        return new JobRunner(List.of(job), rows(), TestRole.all(), machine.vertx, new SimpleMeterRegistry(), LOOK);
    }

    private class CountedJob implements Job {

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration atMost() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Uni<String> run() {
            return Uni.createFrom()
                    .deferred(() -> {
                        runs.incrementAndGet();
                        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                        return work;
                    })
                    .onTermination()
                    .invoke((String done, @Nullable Throwable failed, Boolean cut) -> atOnce.decrementAndGet());
        }
    }
}
