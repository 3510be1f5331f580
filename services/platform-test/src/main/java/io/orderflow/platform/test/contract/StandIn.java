package io.orderflow.platform.test.contract;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A foreign system behind a port, with a truth of its own: it answers a key that it knows as it did the first time, whatever our tables say.
 */
public final class StandIn {

    /** How it behaves from now on. */
    public enum Mode {
        WELL,
        /** Nothing arrives. */
        DOWN,
        /** Everything has its effect, and nobody hears of it. */
        MUTE,
        /** Everything new is refused for good. */
        REFUSING
    }

    private final Map<String, Boolean> answers = new HashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private Mode mode = Mode.WELL;

    /** From the next call on. */
    public synchronized void set(Mode now) {
        mode = now;
    }

    /** @return whether it is done; false when it is refused. Fails when nobody hears of it. */
    public synchronized Uni<Boolean> perform(String key) {
        calls.merge(key, 1, Integer::sum);
        if (mode == Mode.DOWN) {
            return lost();
        }
        boolean done = answers.computeIfAbsent(key, unknown -> mode != Mode.REFUSING);
        return mode == Mode.MUTE ? lost() : Uni.createFrom().item(done);
    }

    /** What came of a key; empty where it has not arrived. Fails when nobody hears of it. */
    public synchronized Uni<Optional<Boolean>> find(String key) {
        boolean unheard = mode == Mode.DOWN || (mode == Mode.MUTE && answers.containsKey(key));
        return unheard ? lost() : Uni.createFrom().item(Optional.ofNullable(answers.get(key)));
    }

    /** Keys with an effect. */
    public synchronized Set<String> effects() {
        return answers.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How often a key was asked to be performed. */
    public synchronized int calls(String key) {
        return calls.getOrDefault(key, 0);
    }

    /** Behaves well and knows nothing, as for a contract of its own. */
    public synchronized void forget() {
        mode = Mode.WELL;
        answers.clear();
        calls.clear();
    }

    private static <T> Uni<T> lost() {
        return Uni.createFrom().failure(() -> new IllegalStateException("nobody hears of it"));
    }
}
