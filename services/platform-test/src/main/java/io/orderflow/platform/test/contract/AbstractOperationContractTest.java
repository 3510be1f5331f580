package io.orderflow.platform.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.crash.CrashPoint.Arming;
import io.orderflow.platform.crash.CrashPoint.Effect;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What an operation owes (X3.12, X3.13): asked under one key until its outcome is known, which is recorded once, also when processes die
 * around the call; and given up to a person, with an alert, where its kind has a limit. A subclass is a {@code @QuarkusTest} with a
 * database and tokens, whose port leads to a {@link StandIn}.
 * @param <H> the handler's class
 */
public abstract class AbstractOperationContractTest<H extends OperationHandler<?>> {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Ten, by {@code %test.orderflow.look.operations}. */
    private static final Duration SOME_LOOKS = Duration.ofMillis(500);

    @Inject
    protected Database database;

    @Inject
    MeterRegistry metrics;

    /** The one under test. */
    protected abstract H handler();

    /** What the port leads to. */
    protected abstract StandIn foreign();

    /** Has the service ask for a new operation of this kind, which is performed in the background. @return its key */
    protected abstract String ask();

    /** How often the success of an operation is recorded, from the service's own tables. */
    protected abstract long outcomes(String key);

    /** How often the refusal of a key is recorded; empty for a kind that is never refused, or whose refusal has no effect of its own here. */
    protected Optional<ToLongFunction<String>> refusals() {
        return Optional.empty();
    }

    @BeforeEach
    @AfterEach
    void behave() {
        CrashPoint.all().forEach(CrashPoint::disarm);
        CrashPoint.all().forEach(CrashPoint::wake);
        foreign().forget();
    }

    @Test
    @Tag("X3.12")
    void asksUnderTheSameKeyUntilAnswersArriveAndRecordsTheOutcomeOnce() {
        foreign().set(Mode.DOWN);
        String key = ask();
        Eventually.holds(LIMIT, () -> assertThat(table().attempts(key)).isPositive());
        assertThat(outcomes(key)).isZero();
        foreign().set(Mode.MUTE);
        int inVain = Math.min(3, handler().limit() - 1);
        for (int attempts = table().attempts(key); attempts < inVain; attempts = table().attempts(key)) {
            int before = attempts;
            table().makeDue(key);
            Eventually.holds(LIMIT, () -> assertThat(table().attempts(key)).isGreaterThan(before));
        }
        assertThat(table().state(key)).isEqualTo("pending");
        foreign().set(Mode.WELL);
        assertDoneOnce(key);
    }

    @Test
    @Tag("X3.12")
    void isAskedByAnotherProcessWhenItsOwnDiedBeforeTheCall() {
        String key = askAndStopAt("operation.asking", Effect.FREEZE);
        assertThat(foreign().calls(key)).isZero();
        assertDoneOnce(key);
    }

    @Test
    @Tag("X3.12")
    void isAskedAgainUnderItsKeyWhenItsProcessDiedBeforeItCouldRecordTheAnswer() {
        String key = askAndStopAt("operation.answered", Effect.FREEZE);
        assertKnown(key);
        assertThat(outcomes(key)).isZero();
        assertDoneOnce(key);
    }

    @Test
    @Tag("X3.12")
    void recordsOneOutcomeOfAttemptsThatEndAtTheSameMoment() {
        String key = askAndLetTwoAttemptsMeet();
        assertDoneOnce(key);
        Eventually.stays(SOME_LOOKS, () -> assertThat(outcomes(key)).isEqualTo(1));
    }

    @TestFactory
    @Tag("X3.12")
    Stream<DynamicTest> recordsARefusalOnce() {
        return refusals().stream()
                .map(recorded -> DynamicTest.dynamicTest(handler().kind(), () -> {
                    foreign().set(Mode.REFUSING);
                    String key = askAndLetTwoAttemptsMeet();
                    Eventually.holds(LIMIT, () -> assertThat(table().state(key)).isEqualTo("refused"));
                    Eventually.stays(
                            SOME_LOOKS,
                            () -> assertThat(recorded.applyAsLong(key)).isEqualTo(1));
                    assertThat(outcomes(key)).isZero();
                }));
    }

    @Test
    @Tag("X3.12")
    @Tag("X3.13")
    void isParkedWithAnAlertForAPersonWhoHasItTriedAgainOrIsNeverGivenUp() {
        foreign().set(Mode.DOWN);
        String key = ask();
        Eventually.holds(LIMIT, () -> assertThat(table().attempts(key)).isPositive());
        if (handler().limit() == Integer.MAX_VALUE) {
            assertNeverGivenUp(key);
        } else {
            assertParkedAndRetried(key);
        }
        assertThat(ParkedList.keys()).doesNotContain(key);
    }

    private void assertNeverGivenUp(String key) {
        table().afterAttempts(key, 1_000_000);
        Eventually.holds(LIMIT, () -> assertThat(table().attempts(key)).isGreaterThan(1_000_000));
        Eventually.stays(SOME_LOOKS, () -> assertThat(table().state(key)).isEqualTo("pending"));
        assertThat(ParkedList.keys()).doesNotContain(key);
        foreign().set(Mode.WELL);
        assertDoneOnce(key);
    }

    private void assertParkedAndRetried(String key) {
        double before = alerts();
        Eventually.holds(LIMIT, () -> {
            table().afterAttempts(key, handler().limit() - 1);
            assertThat(table().state(key)).isEqualTo("parked");
        });
        Eventually.holds(LIMIT, () -> assertThat(alerts()).isEqualTo(before + 1));
        assertThat(ParkedList.keys()).contains(key);
        assertThat(outcomes(key)).isZero();
        foreign().set(Mode.WELL);
        ParkedList.retry(key);
        assertDoneOnce(key);
    }

    private String askAndStopAt(String place, Effect effect) {
        CrashPoint point = arm(place, effect);
        String key = ask();
        Eventually.holds(LIMIT, () -> assertThat(point.isArmed()).isFalse());
        return key;
    }

    /** Two processes have their answer, and go on to record it together. */
    private String askAndLetTwoAttemptsMeet() {
        String key = askAndStopAt("operation.answered", Effect.SLEEP);
        CrashPoint point = arm("operation.answered", new Arming(Effect.SLEEP, key, 0));
        Eventually.holds(LIMIT, () -> {
            table().makeDue(key);
            assertThat(point.isArmed()).isFalse();
        });
        point.wake();
        return key;
    }

    /** For what is asked from now on: attempts that an earlier test has left behind are spared. */
    private CrashPoint arm(String place, Effect effect) {
        return arm(
                place,
                new Arming(effect, handler().kind(), table().keys(handler().kind()), 0));
    }

    private static CrashPoint arm(String place, Arming arming) {
        CrashPoint point = CrashPoint.named(place);
        point.arm(arming);
        return point;
    }

    private void assertDoneOnce(String key) {
        Eventually.holds(LIMIT, () -> {
            table().makeDue(key);
            assertThat(table().state(key)).isEqualTo("done");
        });
        assertThat(outcomes(key)).isEqualTo(1);
        assertKnown(key);
    }

    /** Once, and beside it at most what an earlier test had asked for: nothing under a key that is on no record. */
    private void assertKnown(String key) {
        assertThat(foreign().effects())
                .as("keys that the foreign system knows")
                .containsOnlyOnce(key)
                .allSatisfy(known -> assertThat(table().state(known)).isNotEqualTo("none"));
    }

    private double alerts() {
        return metrics.counter("orderflow.operations.parked", "kind", handler().kind())
                .count();
    }

    private OperationTable table() {
        return new OperationTable(database);
    }
}
