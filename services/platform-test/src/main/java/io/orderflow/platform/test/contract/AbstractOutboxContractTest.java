package io.orderflow.platform.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.crash.CrashPoint.Arming;
import io.orderflow.platform.crash.CrashPoint.Effect;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.test.eventually.Eventually;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a use case that publishes owes (X3.1): its change and its event are there together or not at all, the versions of an aggregate have
 * no gap, and what is published keeps its schema. A subclass is a {@code @QuarkusTest} with a database, one for each change that is told.
 */
public abstract class AbstractOutboxContractTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    protected Database database;

    /** The topic that the change is told on. */
    protected abstract String topic();

    /** A new aggregate, ready for the change. @return the id that its events carry */
    protected abstract String aggregate();

    /** Changes the aggregate as the service does, in one transaction of its own. */
    protected abstract Uni<?> change(String aggregate);

    /** Whether the change is there, from the service's own tables. */
    protected abstract boolean changed(String aggregate);

    /** Changes of one aggregate that may meet. A refusal is no harm: who comes first is nobody's business here. */
    protected List<Uni<?>> changesThatMeet(String aggregate) {
        Uni<?> again = Uni.createFrom().deferred(() -> change(aggregate));
        return List.of(again, again, again, again);
    }

    private record Row(long version, long position, String topic, String payload) {}

    @AfterEach
    void disarm() {
        CrashPoint.all().forEach(CrashPoint::disarm);
        CrashPoint.all().forEach(CrashPoint::wake);
    }

    @Test
    @Tag("X3.1")
    void tellsOfTheChangeOnce() {
        String aggregate = aggregate();
        assertNothingOf(aggregate);
        await(change(aggregate));
        assertThat(changed(aggregate)).isTrue();
        assertThat(told(aggregate)).hasSize(1);
    }

    /** Its connection is cut while the transaction waits to be committed, as when its process is killed there. */
    @Test
    @Tag("X3.1")
    void leavesNeitherChangeNorEventWhenItsProcessDiesBeforeTheCommit() {
        String aggregate = aggregate();
        CrashPoint commit = CrashPoint.named("commit.before");
        commit.arm(new Arming(Effect.SLEEP, topic(), 0));
        CompletableFuture<?> dying = change(aggregate).subscribeAsCompletionStage();
        Eventually.holds(LIMIT, () -> assertThat(commit.isArmed()).isFalse());
        assertNothingOf(aggregate);
        Eventually.holds(LIMIT, () -> assertThat(cut()).isPositive());
        commit.wake();
        Eventually.holds(LIMIT, () -> assertThat(dying).isCompletedExceptionally());
        // The pool may hand out a connection that was cut, too, until it has heard of it.
        Awaitility.await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> assertNothingOf(aggregate));

        await(change(aggregate));
        assertThat(changed(aggregate)).isTrue();
        assertThat(told(aggregate)).hasSize(1);
        assertGapless(aggregate);
    }

    @Test
    @Tag("X3.1")
    @Tag("M2.3")
    void countsVersionsWithoutAGapUnderParallelChanges() {
        String aggregate = aggregate();
        await(Uni.join()
                .all(changesThatMeet(aggregate).stream()
                        .map(change -> change.replaceWithVoid().onFailure().recoverWithNull())
                        .toList())
                .andCollectFailures());
        assertThat(told(aggregate)).isNotEmpty();
        assertGapless(aggregate);
    }

    @Test
    @Tag("X3.1")
    @Tag("M2.6")
    void publishesWhatTheSchemaSaysWithTheEnvelopeOfItsRow() throws Exception {
        String aggregate = aggregate();
        await(change(aggregate));
        assertThat(PublishedEvents.conform()).contains(topic());
        for (Row row : told(aggregate)) {
            JsonNode event = JSON.readTree(row.payload());
            assertThat(event.path("aggregate_id").asText()).isEqualTo(aggregate);
            assertThat(event.path("aggregate_version").asLong()).isEqualTo(row.version());
            assertThat(event.path("type").asText()).isEqualTo(topic());
        }
    }

    private void assertNothingOf(String aggregate) {
        assertThat(changed(aggregate)).isFalse();
        assertThat(told(aggregate)).isEmpty();
    }

    private void assertGapless(String aggregate) {
        List<Row> rows = rows(aggregate);
        assertThat(rows)
                .extracting(Row::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, rows.size()).boxed().toList());
        assertThat(rows).extracting(Row::position).isSorted().doesNotHaveDuplicates();
    }

    /** Events of the aggregate that tell of a change like this one, beyond those of its making. */
    private List<Row> told(String aggregate) {
        long made = versionWhenMade(aggregate);
        return rows(aggregate).stream()
                .filter(row -> row.topic().equals(topic()) && row.version() > made)
                .toList();
    }

    /** The last version that {@link #aggregate} itself has led to. */
    protected long versionWhenMade(String aggregate) {
        return 0;
    }

    private List<Row> rows(String aggregate) {
        return await(database.list(
                """
                        select aggregate_version, position, topic, payload from outbox where aggregate_id = $1
                        union all
                        select aggregate_version, position, topic, payload from outbox_sent where aggregate_id = $1
                        order by 1""", row -> new Row(row.getLong(0), row.getLong(1), row.getString(2), row.getString(3)), aggregate));
    }

    private int cut() {
        return await(database.list("""
                        select pg_terminate_backend(pid)::text from pg_stat_activity
                        where datname = current_database() and state = 'idle in transaction' and pid <> pg_backend_pid()""", row -> row.getString(0))).size();
    }

    private static <R> R await(Uni<R> work) {
        return work.await().atMost(LIMIT);
    }
}
