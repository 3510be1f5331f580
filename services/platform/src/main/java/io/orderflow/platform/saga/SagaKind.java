package io.orderflow.platform.saga;

import io.orderflow.platform.crash.CrashPoint;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A kind of saga with its plan and its crash points, which exist from the start of the process on. */
final class SagaKind<S> {

    static final String COMPLETE = "complete";

    private final Saga<S> saga;
    private final SagaPlan plan;
    private final Map<String, SagaStep<S>> steps = new LinkedHashMap<>();
    private final Map<String, Around> points = new LinkedHashMap<>();

    private record Around(CrashPoint before, CrashPoint after) {

        static Around of(String name) {
            return new Around(CrashPoint.named(name + ".before"), CrashPoint.named(name + ".after"));
        }
    }

    private SagaKind(Saga<S> saga) {
        this.saga = saga;
        saga.steps().forEach(step -> steps.put(step.name(), step));
        this.plan = new SagaPlan(
                saga.kind(),
                saga.steps().stream()
                        .map(step -> new SagaPlan.Step(step.name(), step.undo().isPresent()))
                        .toList(),
                saga.interrupted(),
                saga.limit());
        demandName(saga.kind());
        steps.keySet().forEach(this::demandName);
        steps.keySet().forEach(step -> points.put(step, Around.of("saga." + saga.kind() + "." + step)));
        if (points.put(COMPLETE, Around.of("saga." + saga.kind() + "." + COMPLETE)) != null) {
            throw new IllegalArgumentException(saga.kind() + ": no step may be named " + COMPLETE);
        }
    }

    static <S> SagaKind<S> of(Saga<S> saga) {
        return new SagaKind<>(saga);
    }

    Saga<S> saga() {
        return saga;
    }

    SagaPlan plan() {
        return plan;
    }

    SagaStep<S> step(String name) {
        return Objects.requireNonNull(steps.get(name), name);
    }

    /** The operation that undoes a step of which the plan says that it can be undone. */
    String undo(String name) {
        return step(name).undo().orElseThrow();
    }

    Uni<Void> before(String name, UUID id) {
        return Objects.requireNonNull(points.get(name)).before().pass(id);
    }

    Uni<Void> after(String name, UUID id) {
        return Objects.requireNonNull(points.get(name)).after().pass(id);
    }

    private void demandName(String name) {
        if (!name.matches(SagaKeys.NAME)) {
            throw new IllegalArgumentException("not a name for a saga or a step: " + name);
        }
    }
}
