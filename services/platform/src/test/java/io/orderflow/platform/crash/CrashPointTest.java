package io.orderflow.platform.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.crash.CrashPoint.Arming;
import io.orderflow.platform.crash.CrashPoint.Effect;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CrashPointTest {

    private final CrashPoint point = CrashPoint.named("test.point");

    @Test
    void letsEverybodyPassUnlessItIsArmed() {
        assertThat(passes("a")).isTrue();
        point.arm(new Arming(Effect.FREEZE, null, 0));
        point.disarm();
        assertThat(passes("a")).isTrue();
    }

    @Test
    void firesOnceWhereItIsArmed() {
        point.arm(new Arming(Effect.FREEZE, null, 0));
        assertThat(passes("a")).isFalse();
        assertThat(passes("a")).isTrue();
    }

    @Test
    void firesOnlyForWhatItIsArmedForAndAfterThePassesThatItLeavesUnharmed() {
        point.arm(new Arming(Effect.FREEZE, "b", 1));
        assertThat(passes("a")).isTrue();
        assertThat(passes("b")).isTrue();
        assertThat(passes("b")).isFalse();
        assertThat(point.isArmed()).isFalse();
    }

    @Test
    void firesForOneOfSeveralDetailsAndSparesWhatWasBegunBefore() {
        point.arm(new Arming(Effect.FREEZE, "kind", Set.of("old"), 0));
        assertThat(passes("kind", "old")).isTrue();
        assertThat(passes("other", "new")).isTrue();
        assertThat(passes("kind", "new")).isFalse();
    }

    @Test
    void letsASleeperGoOnWhenItIsWoken() {
        point.arm(new Arming(Effect.SLEEP, null, 0));
        var passed = new AtomicBoolean();
        point.pass("a").subscribe().with(done -> passed.set(true));
        assertThat(passed).isFalse();
        point.wake();
        assertThat(passed).isTrue();
        assertThat(passes("a")).isTrue();
    }

    @Test
    void isTheSameForEveryCallWithItsName() {
        assertThat(CrashPoint.find("test.point")).containsSame(point);
        assertThat(CrashPoint.all()).contains(point);
    }

    @Test
    void tellsWhatItIsPassedForWithoutHavingBeenPassed() {
        var named = CrashPoint.named("test.named");
        named.isPassedFor(List.of("b", "a"));
        named.isPassedFor(List.of("b"));
        assertThat(named.details()).containsExactly("a", "b");
    }

    private boolean passes(Object... details) {
        var passed = new AtomicBoolean();
        point.pass(details).subscribe().with(done -> passed.set(true));
        return passed.get();
    }
}
