package io.orderflow.platform.test.saga;

import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.crash.CrashPoint.Arming;
import io.orderflow.platform.crash.CrashPoint.Effect;
import io.orderflow.platform.test.saga.ForeignSystems.Fault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can go wrong at a step of a saga. */
enum Trouble {
    REFUSED(Fault.REFUSES, null, ""),
    CALL_LOST(Fault.LOSES_THE_CALL, null, ""),
    ANSWER_LOST(Fault.LOSES_THE_ANSWER, null, ""),
    DIED_BEFORE(null, Effect.FREEZE, ".before"),
    DIED_AFTER(null, Effect.FREEZE, ".after"),
    SLEPT_BEFORE(null, Effect.SLEEP, ".before"),
    SLEPT_AFTER(null, Effect.SLEEP, ".after"),
    DIED_AFTER_A_LOST_CALL(Fault.LOSES_THE_CALL, Effect.FREEZE, ".after"),
    DIED_AFTER_A_LOST_ANSWER(Fault.LOSES_THE_ANSWER, Effect.FREEZE, ".after"),
    DIED_AFTER_A_REFUSAL(Fault.REFUSES, Effect.FREEZE, ".after");

    private final @Nullable Fault fault;
    private final @Nullable Effect effect;
    private final String side;

    Trouble(@Nullable Fault fault, @Nullable Effect effect, String side) {
        this.fault = fault;
        this.effect = effect;
        this.side = side;
    }

    /** Whether the process does not go on by itself. */
    boolean stops() {
        return effect != null;
    }

    boolean sleeps() {
        return effect == Effect.SLEEP;
    }

    /** @return where the process stops, if it does */
    Optional<CrashPoint> prepare(String saga, String step, ForeignSystems foreign) {
        if (fault != null) {
            foreign.disturb(step, fault);
        }
        if (effect == null) {
            return Optional.empty();
        }
        CrashPoint point = CrashPoint.find("saga." + saga + "." + step + side).orElseThrow();
        point.arm(new Arming(effect, null, 0));
        return Optional.of(point);
    }

    @Override
    public String toString() {
        return name().toLowerCase().replace('_', ' ');
    }
}
