package io.orderflow.platform.operation;

import io.orderflow.platform.simulation.Simulation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What truly happened to each operation in the foreign system and in our own tables, and what must never have (X3.12, X3.13). */
final class OperationRules {

    static final String KEY_FIRST = "key first";
    static final String ONE_EFFECT = "INV-M3";
    static final String TRUTH = "truth";
    static final String ONCE = "once";
    static final String LAST_ATTEMPT = "last attempt";
    static final String KNOWN = "known";
    static final String CLAIM = "claim";
    static final String ALERT = "alert";

    private final Simulation simulation;
    private final Set<String> recorded = new HashSet<>();
    /** By key, as the foreign system knows it. */
    private final Map<String, Boolean> outcomes = new HashMap<>();

    private final Map<String, String> effects = new HashMap<>();
    private final Map<String, String> ends = new HashMap<>();
    private final Map<String, Integer> alerts = new HashMap<>();

    OperationRules(Simulation simulation) {
        this.simulation = simulation;
    }

    /** The key is committed. */
    void recorded(String key) {
        simulation.note("%s is recorded", key);
        recorded.add(key);
    }

    /** What the foreign system said to this key before; null when it does not know it. */
    @Nullable
    Boolean outcome(String key) {
        return outcomes.get(key);
    }

    /** A call for {@code subject} reaches the foreign system, which decides. */
    void arrives(String subject, String key, boolean yes) {
        simulation.note("the foreign system says %s to %s", yes ? "yes" : "no", key);
        outcomes.put(key, yes);
        simulation.check(
                recorded.contains(subject), KEY_FIRST, "%s is called for, and nobody has recorded it", subject);
        if (yes) {
            String before = effects.putIfAbsent(subject, key);
            simulation.check(before == null, ONE_EFFECT, "%s has effects as %s and as %s", subject, before, key);
        }
    }

    /** An outcome is committed in our own tables, with its effect there. */
    void ends(String subject, String state) {
        simulation.note("%s is %s", subject, state);
        String before = ends.put(subject, state);
        simulation.check(before == null, ONCE, "%s was %s and is %s", subject, before, state);
        boolean there = effects.containsKey(subject);
        simulation.check(
                there == state.equals("done"), TRUTH, "%s is %s, its effect is there: %s", subject, state, there);
    }

    /** An outcome comes to our own tables and is not recorded. */
    void ignored(String subject, String state) {
        simulation.check(
                ends.containsKey(subject), KNOWN, "%s is %s, and what is known of it is dropped", subject, state);
    }

    /** A row is parked after an attempt. @param latest the attempt that was begun last */
    void parks(String subject, int attempt, int latest) {
        simulation.note("%s is parked after attempt %d", subject, attempt);
        simulation.check(attempt == latest, LAST_ATTEMPT, "%s is parked after %d of %d", subject, attempt, latest);
    }

    /** An attempt begins. @param free whether the one before is over, by its own word or by its claim */
    void begins(String subject, int attempt, boolean free) {
        simulation.note("%s is claimed for attempt %d", subject, attempt);
        simulation.check(free, CLAIM, "%s is claimed while it is being attempted", subject);
    }

    void alerted(String subject) {
        simulation.note("an alert for %s", subject);
        alerts.merge(subject, 1, Integer::sum);
    }

    int alerts(String subject) {
        return alerts.getOrDefault(subject, 0);
    }

    /** When nothing moves any more. */
    void settle(String subject, String state, int parked) {
        boolean open = state.equals("parked");
        String end = ends.get(subject);
        simulation.check(Objects.equals(end, open ? null : state), ONCE, "%s is %s, and %s to us", subject, state, end);
        simulation.check(
                open || effects.containsKey(subject) == state.equals("done"), TRUTH, "%s is %s", subject, state);
        simulation.check(alerts(subject) <= parked, ALERT, "%s was parked %d times", subject, parked);
    }
}
