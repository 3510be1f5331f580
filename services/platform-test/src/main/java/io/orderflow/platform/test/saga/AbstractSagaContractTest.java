package io.orderflow.platform.test.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.crash.CrashPoint.Arming;
import io.orderflow.platform.crash.CrashPoint.Effect;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.saga.Saga;
import io.orderflow.platform.saga.Sagas;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.web.IdempotencyKey;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a saga owes (X3.9): every step × every trouble × every trouble of its undoing, made from the list of its steps. Whatever happens,
 * nothing stays held, everything was undone once and in reverse order, and the key is free or answers with the refusal; or, where it is
 * resumed, everything is there once. A subclass is a {@code @QuarkusTest} whose saga calls {@link ForeignSystems}.
 * @param <S> the saga's class
 */
public abstract class AbstractSagaContractTest<S extends Saga<?>> {

    private static final String COMPLETE = SagaExpectation.COMPLETE;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int AT_ONCE = 8;

    @Inject
    protected Database database;

    @Inject
    protected Sagas sagas;

    /** The one under test, with its real steps. */
    protected abstract S saga();

    /** What the steps call, by the names of the steps; and the operations that undo them. */
    protected abstract ForeignSystems foreign();

    /** Begins a saga as the service does, which succeeds unless something is in its way. */
    protected abstract Uni<Reply> begin(IdempotencyKey key);

    /** How often the business effect of a saga is there, from the service's own tables. */
    protected abstract long effects(UUID saga);

    private SagaExpectation expected() {
        return new SagaExpectation(saga());
    }

    private SagaTables tables() {
        return new SagaTables(database);
    }

    @AfterEach
    void behave() {
        calm();
    }

    @Test
    @Tag("X3.9")
    void holdsEverythingOnceWhenNothingGoesWrong() {
        IdempotencyKey key = key();
        Reply reply = tables().await(begin(key));
        assertThat(reply.status()).isLessThan(300);
        assertDone(tables().under(key.key()).getFirst().id());
        assertReplayed(key, reply);
    }

    @TestFactory
    @Tag("X3.9")
    Stream<DynamicTest> leavesNothingHalfDoneWhateverGoesWrongAtAStep() {
        return expected()
                .names()
                .flatMap(step -> Arrays.stream(Trouble.values())
                        .flatMap(trouble -> Arrays.stream(UndoTrouble.values())
                                .filter(undo -> undo == UndoTrouble.NONE
                                        || !expected().undone(step, trouble).isEmpty())
                                .map(undo -> DynamicTest.dynamicTest(
                                        step + ": " + trouble + (undo == UndoTrouble.NONE ? "" : ", its undo " + undo),
                                        () -> prove(step, trouble, undo)))));
    }

    @TestFactory
    @Tag("X3.9")
    Stream<DynamicTest> leavesNothingHalfDoneAroundTheTransactionThatEndsIt() {
        return Stream.of(Trouble.DIED_BEFORE, Trouble.SLEPT_BEFORE, Trouble.DIED_AFTER, Trouble.SLEPT_AFTER)
                .map(trouble ->
                        DynamicTest.dynamicTest(trouble.toString(), () -> prove(COMPLETE, trouble, UndoTrouble.NONE)));
    }

    @TestFactory
    @Tag("X3.9")
    Stream<DynamicTest> hasOneEffectForManySubmitsOfOneKeyAlsoWhenTheirProcessDies() {
        return Stream.concat(expected().names(), Stream.of(COMPLETE))
                .map(step -> DynamicTest.dynamicTest("at " + step, () -> submitManyAndDieAt(step)));
    }

    /** Where it is only undone, nobody asks any step again. */
    @TestFactory
    @Tag("X3.9")
    Stream<DynamicTest> leavesNothingHalfDoneWhenAStepIsRefusedInTheRunAfterACrash() {
        return expected()
                .names()
                .filter(died -> expected().resumed())
                .flatMap(died -> expected()
                        .names()
                        .map(refused -> DynamicTest.dynamicTest(
                                "died after " + died + ", then " + refused + " refused",
                                () -> dieAndRefuse(died, refused))));
    }

    private void dieAndRefuse(String died, String refused) {
        calm();
        IdempotencyKey key = key();
        CrashPoint stop =
                Trouble.DIED_AFTER.prepare(saga().kind(), died, foreign()).orElseThrow();
        CompletableFuture<Reply> answer = begin(key).subscribeAsCompletionStage();
        Eventually.holds(LIMIT, () -> assertThat(stop.isArmed()).isFalse());
        UUID id = tables().under(key.key()).getFirst().id();
        foreign().disturb(refused, ForeignSystems.Fault.REFUSES);
        endLeaseAndTakeOver(id);
        awaitEnded(id);

        assertThat(answer).isNotDone();
        if (foreign().willRefuse(refused)) {
            assertDone(id);
        } else {
            assertNothingHeld(id);
            assertThat(foreign().undone(id.toString()))
                    .isSubsetOf(expected().held())
                    .doesNotHaveDuplicates();
            assertThat(foreign().undone(id.toString()).reversed())
                    .isSortedAccordingTo(Comparator.comparing(expected().held()::indexOf));
        }
    }

    /** Where it is only undone, the sleepers of the matrix wake to that. */
    @TestFactory
    @Tag("X3.9")
    Stream<DynamicTest> writesNothingMoreWhenItWakesWhileAnotherProcessIsAtWork() {
        return expected()
                .names()
                .filter(step -> expected().resumed())
                .map(step -> DynamicTest.dynamicTest("after " + step, () -> wakeWhileAnotherIsAtWork(step)));
    }

    private void wakeWhileAnotherIsAtWork(String step) {
        calm();
        IdempotencyKey key = key();
        CrashPoint first =
                Trouble.SLEPT_AFTER.prepare(saga().kind(), step, foreign()).orElseThrow();
        CompletableFuture<Reply> answer = begin(key).subscribeAsCompletionStage();
        Eventually.holds(LIMIT, () -> assertThat(first.isArmed()).isFalse());
        UUID id = tables().under(key.key()).getFirst().id();
        CrashPoint second =
                Trouble.SLEPT_BEFORE.prepare(saga().kind(), COMPLETE, foreign()).orElseThrow();
        endLeaseAndTakeOver(id);
        Eventually.holds(LIMIT, () -> assertThat(second.isArmed()).isFalse());

        String last = expected().held().getLast();
        int calls = foreign().calls(id.toString(), last);

        first.wake();
        Eventually.holds(LIMIT, () -> assertThat(answer).isDone());
        assertThat(answer.join().status()).isEqualTo(409);
        assertThat(foreign().calls(id.toString(), last)).isEqualTo(calls);
        assertThat(tables().state(id)).isEqualTo("running");
        assertThat(effects(id)).isZero();

        second.wake();
        awaitEnded(id);
        assertDone(id);
    }

    private void submitManyAndDieAt(String step) {
        calm();
        IdempotencyKey key = key();
        CrashPoint point =
                Trouble.DIED_BEFORE.prepare(saga().kind(), step, foreign()).orElseThrow();
        List<CompletableFuture<Reply>> submits = submitMany(key);
        Eventually.holds(
                LIMIT,
                () -> assertThat(submits).filteredOn(CompletableFuture::isDone).hasSize(AT_ONCE - 1));
        assertThat(submits)
                .filteredOn(CompletableFuture::isDone)
                .allSatisfy(submit -> assertThat(submit.join().status()).isEqualTo(409));
        Eventually.holds(LIMIT, () -> assertThat(point.isArmed()).isFalse());

        UUID first = tables().under(key.key()).getFirst().id();
        endLeaseAndTakeOver(first);
        awaitEnded(first);
        List<CompletableFuture<Reply>> again = submitMany(key);
        Eventually.holds(LIMIT, () -> assertThat(again).allMatch(CompletableFuture::isDone));
        assertThat(again)
                .allSatisfy(submit -> assertThat(submit.join().status()).isIn(200, 201, 202, 204, 409));

        var begun = tables().under(key.key());
        assertThat(begun).hasSize(expected().resumed() ? 1 : 2);
        assertDone(begun.getFirst().id());
        if (!expected().resumed()) {
            assertNothingHeld(first);
        }
    }

    private void prove(String step, Trouble trouble, UndoTrouble undoing) {
        calm();
        IdempotencyKey key = key();
        List<String> undone = expected().undone(step, trouble);
        Optional<CrashPoint> stop = trouble.prepare(saga().kind(), step, foreign());
        Optional<CrashPoint> undoStop = prepare(undoing, undone);
        CompletableFuture<Reply> answer = begin(key).subscribeAsCompletionStage();
        if (stop.isPresent()) {
            Eventually.holds(LIMIT, () -> assertThat(stop.get().isArmed()).isFalse());
        } else {
            Eventually.holds(LIMIT, () -> assertThat(answer).isDone());
        }
        var row = tables().under(key.key()).getFirst();
        boolean left = row.state().equals("running");
        if (left) {
            assertLeftAloneWhileItMayBeAtWork(row.id(), key);
            endLeaseAndTakeOver(row.id());
        }
        undoStop.ifPresent(point -> {
            Eventually.holds(LIMIT, () -> assertThat(point.isArmed()).isFalse());
            tables().endLeasesOfOperations(row.id());
        });
        awaitEnded(row.id());
        assertEnded(row.id(), step, trouble, undone);
        assertThat(tables().epoch(row.id())).isEqualTo(left ? 2 : 1);

        if (trouble.sleeps()) {
            stop.orElseThrow().wake();
            Eventually.holds(LIMIT, () -> assertThat(answer).isDone());
            assertThat(answer.join().status())
                    .isIn(expected().done(step, trouble) ? List.of(200, 201, 202, 204, 409) : List.of(503));
            assertEnded(row.id(), step, trouble, undone);
        }
        assertKey(key, row.id(), answer, trouble, expected().done(step, trouble));
    }

    /** Nobody takes it over before its lease is over, and a repeat learns that it is at work. */
    private void assertLeftAloneWhileItMayBeAtWork(UUID id, IdempotencyKey key) {
        tables().extendLease(id);
        tables().await(sagas.takeOver());
        assertThat(tables().epoch(id)).isEqualTo(1);
        assertThat(tables().asked(id)).isEmpty();
        assertThat(tables().await(begin(key)).status()).isEqualTo(409);
    }

    /** Several replicas look at the same moment; one of them finds it. */
    private void endLeaseAndTakeOver(UUID id) {
        tables().endLease(id);
        tables().await(Uni.join()
                .all(Collections.nCopies(4, Uni.createFrom().deferred(sagas::takeOver)))
                .andFailFast());
    }

    private void assertEnded(UUID id, String step, Trouble trouble, List<String> undone) {
        assertThat(foreign().undone(id.toString())).isEqualTo(undone);
        assertThat(tables().asked(id))
                .isEqualTo(undone.stream()
                        .map(name -> "saga:" + saga().kind() + ":" + id + ":" + name + ":undo")
                        .toList());
        if (expected().done(step, trouble)) {
            assertDone(id);
        } else {
            assertNothingHeld(id);
        }
        expected()
                .names()
                .forEach(name -> assertThat(foreign().keys(id.toString(), name)).hasSizeLessThanOrEqualTo(1));
    }

    private void assertDone(UUID id) {
        assertThat(tables().state(id)).isEqualTo("done");
        assertThat(foreign().held(id.toString())).isEqualTo(expected().held());
        assertThat(foreign().undone(id.toString())).isEmpty();
        assertThat(effects(id)).isOne();
    }

    private void assertNothingHeld(UUID id) {
        assertThat(tables().state(id)).isEqualTo("undone");
        assertThat(foreign().held(id.toString())).isEmpty();
        assertThat(effects(id)).isZero();
    }

    private void assertKey(
            IdempotencyKey key, UUID id, CompletableFuture<Reply> answer, Trouble trouble, boolean done) {
        Reply repeat = tables().await(begin(key));
        if (trouble == Trouble.REFUSED) {
            assertReplayed(key, answer.join());
        } else if (!done && expected().resumed()) {
            assertThat(repeat.headers()).containsEntry("Idempotent-Replayed", "true");
            assertThat(repeat.status()).isIn(409, 422);
        } else {
            assertThat(repeat.status()).isLessThan(300);
            var latest = tables().under(key.key()).getFirst();
            assertThat(latest.id().equals(id)).isEqualTo(done);
            assertDone(latest.id());
        }
    }

    private void assertReplayed(IdempotencyKey key, Reply first) {
        Reply repeat = tables().await(begin(key));
        assertThat(repeat.status()).isEqualTo(first.status());
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(repeat.headers()).containsEntry("Idempotent-Replayed", "true");
    }

    private void awaitEnded(UUID id) {
        Eventually.holds(LIMIT, () -> assertThat(tables().state(id)).isIn("done", "undone"));
    }

    private Optional<CrashPoint> prepare(UndoTrouble undoing, List<String> undone) {
        return switch (undoing) {
            case NONE -> Optional.empty();
            case LOST -> {
                undone.forEach(foreign()::loseUndo);
                yield Optional.empty();
            }
            case DIED -> {
                CrashPoint point = CrashPoint.find("operation.answered").orElseThrow();
                point.arm(new Arming(Effect.FREEZE, expected().undoOf(undone.getFirst()), 0));
                yield Optional.of(point);
            }
        };
    }

    private List<CompletableFuture<Reply>> submitMany(IdempotencyKey key) {
        return IntStream.range(0, AT_ONCE)
                .mapToObj(i -> begin(key).subscribeAsCompletionStage())
                .toList();
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey("contract POST /", "key-" + UUID.randomUUID(), "hash");
    }

    /** Every case begins undisturbed: a place that nobody passed would fire in the next one. */
    private void calm() {
        CrashPoint.all().forEach(CrashPoint::disarm);
        CrashPoint.all().forEach(CrashPoint::wake);
        foreign().behave();
    }
}
