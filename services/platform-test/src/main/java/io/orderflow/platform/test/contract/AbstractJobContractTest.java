package io.orderflow.platform.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.job.Job;
import io.orderflow.platform.job.JobReplica;
import io.orderflow.platform.role.Role;
import io.orderflow.platform.test.eventually.Eventually;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a job owes (E9.9): once in a period on any number of replicas, the work of a replica that died made up for, wherever it died, every run on record, and
 * no second effect of a run too many. A subclass is a {@code @QuarkusTest} with a database and tokens; it makes work that the job has to do.
 * @param <J> the job's class
 * @param <W> what tells one piece of work from another
 */
public abstract class AbstractJobContractTest<J extends Job, W> {

    /** For {@link #doneAtOnce} of a job that only has operations tried again. */
    protected static final Optional<String> BY_ONE_STATEMENT =
            Optional.of("one statement takes up as many as a run may; from there on they are operations");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Seven of each replica, by {@code %test.orderflow.look.jobs}. */
    private static final Duration SOME_LOOKS = Duration.ofMillis(700);

    private static final int AT_ONCE = 4;

    /** Behind each row or batch of a run that is committed, and behind the last. */
    private static final CrashPoint DONE = CrashPoint.named("batch.done");
    /** More than there is to do for a job, also where others' tests have left it some. */
    private static final int DEATHS = 500;

    @Inject
    protected Database database;

    @Inject
    @All
    protected List<Job> jobs;

    @Inject
    PlatformClock clock;

    @Inject
    Role role;

    @Inject
    Vertx vertx;

    private List<JobReplica> replicas = List.of();

    /** As in {@link Job#name()}. */
    protected abstract String name();

    /** New work for the job. Nobody runs it before this returns. */
    protected abstract W work();

    /** Several pieces of new work, of which a run does one or some before it does the rest. */
    protected List<W> works() {
        return List.of(work(), work(), work());
    }

    /**
     * Why no process can die between two of {@link #works}: one statement, or one transaction, does all that a run does. Empty where it can,
     * and is seen to.
     */
    protected Optional<String> doneAtOnce() {
        return Optional.empty();
    }

    /** How often the work has been done, from the service's own tables: 0 before, 1 after. */
    protected abstract long effects(W work);

    @AfterEach
    void stopReplicas() {
        DONE.disarm();
        replicas.forEach(JobReplica::stop);
        table().runOut();
    }

    @Test
    @Tag("E9.9")
    @Tag("INV-E7")
    void runsOnceInAPeriodOnSeveralReplicas() {
        W work = workWhileTheJobIsHeld();
        long before = table().epoch();
        replicas = startReplicas();
        table().runOut();
        assertMadeUpFor(work, before);
        Eventually.stays(SOME_LOOKS, () -> assertOneInAPeriod(table().runsAfter(before)));
        assertThat(effects(work)).isEqualTo(1);
    }

    /** However long this test takes: none begins before the period of the one before it is over. */
    private void assertOneInAPeriod(List<JobTable.Run> runs) {
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).startedAt())
                    .isAfterOrEqualTo(runs.get(i - 1).startedAt().plus(job().every()));
        }
    }

    @Test
    @Tag("E9.9")
    void hasOneEffectWhenRunsMeetBecauseALeaseWasSleptThrough() {
        W work = workWhileTheJobIsHeld();
        await(Uni.join()
                .all(Collections.nCopies(AT_ONCE, Uni.createFrom().deferred(() -> job().run())))
                .andFailFast());
        assertDoneOnce(work);
    }

    @Test
    @Tag("E9.9")
    void changesNothingWhenItRunsAgainRightAfterwards() {
        W work = workWhileTheJobIsHeld();
        await(job().run());
        assertDoneOnce(work);
        await(job().run());
        await(job().run());
        assertDoneOnce(work);
    }

    @Test
    @Tag("E9.9")
    void isLeftAloneWhileAReplicaIsAtWorkAndMadeUpForWhenThatOneDied() {
        W work = workWhileTheJobIsHeld();
        long dead = table().epoch();
        assertThat(await(replica().runNow())).isFalse();
        assertThat(JobsApi.run(name())).isEqualTo(409);
        assertThat(table().epoch()).isEqualTo(dead);
        assertThat(effects(work)).isZero();

        table().runOut();
        assertMadeUpFor(work, dead);
        assertThat(table().runsAfter(dead - 1).getFirst())
                .as("the run of the one that died stays open in the history")
                .matches(run -> run.epoch() == dead && !run.finished());
    }

    /** Whoever takes over dies as soon, and the next one too. */
    @Test
    @Tag("E9.9")
    void goesOnWhereReplicasHaveDiedBetweenTwoPiecesOfWork() {
        Eventually.holds(LIMIT, () -> assertThat(table().lease()).isTrue());
        List<W> works = works();
        assertThat(done(works)).isZero();
        boolean between = false;
        int deaths = 0;
        for (long done = 0; done < works.size() && deaths < DEATHS; deaths++) {
            dieBehindTheNextPiece();
            done = done(works);
            between |= done > 0 && done < works.size();
        }
        assertThat(between || doneAtOnce().isPresent())
                .as("%d deaths, and none between two pieces of work", deaths)
                .isTrue();
        long dead = table().epoch();
        replicas = startReplicas();
        table().runOut();
        Eventually.holds(
                LIMIT,
                () -> assertThat(table().runsAfter(dead)).isNotEmpty().first().matches(JobTable.Run::finished));
        Eventually.holds(
                LIMIT,
                () -> assertThat(works)
                        .allSatisfy(work -> assertThat(effects(work)).isEqualTo(1)));
    }

    /** Somebody begins a run and stops for ever where something of it is done; its lease is then another's, as after a minute. */
    private void dieBehindTheNextPiece() {
        DONE.arm(new CrashPoint.Arming(CrashPoint.Effect.FREEZE, name(), 0));
        table().runOut();
        await(replica().runNow());
        Eventually.holds(LIMIT, () -> assertThat(DONE.isArmed()).isFalse());
        table().seize();
    }

    private long done(List<W> works) {
        return works.stream().filter(work -> effects(work) > 0).count();
    }

    @Test
    @Tag("E9.9")
    void recordsEachRunThatIsAskedForAndRefusesASecondOneAtOnce() {
        W work = workWhileTheJobIsHeld();
        long before = table().epoch();
        table().runOut();
        replicas = List.of(replica(), replica());
        var started = await(Uni.join()
                .all(Stream.generate(() -> replicas)
                        .limit(2)
                        .flatMap(List::stream)
                        .map(JobReplica::runNow)
                        .toList())
                .andFailFast());
        Eventually.holds(
                LIMIT, () -> assertThat(table().runsAfter(before)).isNotEmpty().allMatch(JobTable.Run::finished));
        assertThat(table().runsAfter(before))
                .as("one line for each run, whoever began it")
                .hasSizeGreaterThanOrEqualTo(
                        (int) started.stream().filter(ran -> ran).count())
                .extracting(JobTable.Run::epoch)
                .doesNotHaveDuplicates();
        assertDoneOnce(work);
    }

    /** One run beside those that a lease allows, for what else a job owes. */
    protected void run() {
        await(job().run());
    }

    private void assertMadeUpFor(W work, long before) {
        assertDoneOnce(work);
        Eventually.holds(
                LIMIT,
                () -> assertThat(table().runsAfter(before)).first().satisfies(run -> {
                    assertThat(run.epoch()).isEqualTo(before + 1);
                    assertThat(run.finished()).isTrue();
                    assertThat(run.outcome()).isNotBlank().doesNotStartWith("failed");
                }));
        assertThat(JobsApi.lastOutcome(name())).isNotBlank();
    }

    private void assertDoneOnce(W work) {
        Eventually.holds(LIMIT, () -> assertThat(effects(work)).isEqualTo(1));
    }

    /** Nobody else can do it before the contract lets go. */
    private W workWhileTheJobIsHeld() {
        Eventually.holds(LIMIT, () -> assertThat(table().lease()).isTrue());
        W work = work();
        assertThat(effects(work)).isZero();
        return work;
    }

    private List<JobReplica> startReplicas() {
        var all = Stream.generate(this::replica).limit(2).toList();
        all.forEach(JobReplica::start);
        return all;
    }

    private JobReplica replica() {
        return new JobReplica(job(), database, clock, role, vertx);
    }

    private Job job() {
        return jobs.stream()
                .filter(each -> each.name().equals(name()))
                .findFirst()
                .orElseThrow();
    }

    private JobTable table() {
        return new JobTable(database, name());
    }

    private static <R> R await(Uni<R> work) {
        return work.await().atMost(LIMIT);
    }
}
