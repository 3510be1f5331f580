package io.orderflow.platform.test.saga;

import io.orderflow.platform.outcome.NeighbourUnavailable;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The foreign systems of a saga, with a truth of their own: what they hold for whom, whatever our tables say. They keep what a step's
 * neighbour has to keep: a repeat of a key has no further effect and the same answer, and a step that comes after its undo is refused.
 */
public final class ForeignSystems {

    /** How a system answers the next time; afterwards it behaves again. */
    public enum Fault {
        REFUSES,
        /** The call never arrives. */
        LOSES_THE_CALL,
        /** The call has its effect, and nobody hears of it. */
        LOSES_THE_ANSWER
    }

    private record Place(String saga, String step) {}

    private final Map<String, Fault> nextPerform = new HashMap<>();
    private final Set<String> undosLost = new HashSet<>();
    private final Set<Place> refused = new HashSet<>();
    private final Map<Place, Set<String>> keys = new HashMap<>();
    private final Map<Place, Integer> calls = new HashMap<>();
    private final Map<String, Set<String>> held = new HashMap<>();
    private final Map<String, List<String>> undone = new HashMap<>();

    /** Faults that were not met are forgotten; what is held stays. */
    public synchronized void behave() {
        nextPerform.clear();
        undosLost.clear();
    }

    /** From the next call of that step on. */
    public synchronized void disturb(String step, Fault fault) {
        nextPerform.put(step, fault);
    }

    /** The next undo of the step gets no answer. */
    public synchronized void loseUndo(String step) {
        undosLost.add(step);
    }

    /** A question: nothing is held after it. @return false when it is refused */
    public synchronized Uni<Boolean> ask(String step) {
        return switch (nextPerform.remove(step)) {
            case null -> Uni.createFrom().item(true);
            case REFUSES -> Uni.createFrom().item(false);
            case LOSES_THE_CALL, LOSES_THE_ANSWER -> lost(step);
        };
    }

    /** A step with an effect. @return false when it is refused */
    public synchronized Uni<Boolean> perform(String step, String saga, String key) {
        // What is there already is not refused any more.
        Fault fault = willRefuse(step) && held(saga).contains(step) ? null : nextPerform.remove(step);
        if (fault == Fault.LOSES_THE_CALL) {
            return lost(step);
        }
        var place = new Place(saga, step);
        calls.merge(place, 1, Integer::sum);
        keys.computeIfAbsent(place, none -> new LinkedHashSet<>()).add(key);
        if (fault == Fault.REFUSES || refused.contains(place) || undone(saga).contains(step)) {
            refused.add(place);
            return Uni.createFrom().item(false);
        }
        held.computeIfAbsent(saga, none -> new LinkedHashSet<>()).add(step);
        return fault == Fault.LOSES_THE_ANSWER ? lost(step) : Uni.createFrom().item(true);
    }

    /** @param key of the operation that undoes it */
    public synchronized Uni<Void> undo(String step, String saga, String key) {
        if (undosLost.remove(step)) {
            return lost(step);
        }
        if (keys.computeIfAbsent(new Place(saga, "undo of " + step), none -> new LinkedHashSet<>())
                .add(key)) {
            undone.computeIfAbsent(saga, none -> new ArrayList<>()).add(step);
        }
        held.computeIfAbsent(saga, none -> new LinkedHashSet<>()).remove(step);
        return Uni.createFrom().voidItem();
    }

    /** Steps whose effect is there, in the order they came. */
    public synchronized List<String> held(String saga) {
        return List.copyOf(held.getOrDefault(saga, Set.of()));
    }

    /** Steps that were undone, in the order they were; one twice when it was undone under two keys. */
    public synchronized List<String> undone(String saga) {
        return List.copyOf(undone.getOrDefault(saga, List.of()));
    }

    /** Whether the next call of the step will be refused; false once it was. */
    public synchronized boolean willRefuse(String step) {
        return nextPerform.get(step) == Fault.REFUSES;
    }

    /** How often a step has arrived. */
    public synchronized int calls(String saga, String step) {
        return calls.getOrDefault(new Place(saga, step), 0);
    }

    /** Keys under which a step was asked for. */
    public synchronized Set<String> keys(String saga, String step) {
        return Set.copyOf(keys.getOrDefault(new Place(saga, step), Set.of()));
    }

    private static <T> Uni<T> lost(String step) {
        return Uni.createFrom().failure(() -> new NeighbourUnavailable(step, "no answer", new IllegalStateException()));
    }
}
