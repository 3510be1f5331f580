package io.orderflow.platform.crash;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One named place in the machinery. Passing it costs a read of a field unless somebody has armed it, which the production profile
 * refuses ({@link CrashPointResource}). An armed one fires once.
 */
public final class CrashPoint {

    private static final ConcurrentSkipListMap<String, CrashPoint> ALL = new ConcurrentSkipListMap<>();
    /** As a process ends that was sent SIGKILL: no hook runs, nothing is flushed. */
    private static final int KILLED = 137;

    /** What happens at an armed point. */
    public enum Effect {
        /** The process ends at once. */
        HALT,
        /** The flow never goes on, as if its process had died; for tests that share the process. */
        FREEZE,
        /** The flow goes on when it is woken, as that of a process which was stopped for a while; for tests that share the process. */
        SLEEP
    }

    /**
     * @param detail only where the place is passed for this, e.g. a topic; null for any
     * @param skip   how many times it is passed unharmed first
     */
    public record Arming(Effect effect, @Nullable String detail, int skip) {}

    private final String name;
    private final AtomicReference<@Nullable Arming> armed = new AtomicReference<>();
    private final Set<String> details = new ConcurrentSkipListSet<>();
    private final Queue<CompletableFuture<@Nullable Void>> asleep = new ConcurrentLinkedQueue<>();

    private CrashPoint(String name) {
        this.name = name;
    }

    /** The point of that name; the same one for each call. */
    public static CrashPoint named(String name) {
        return ALL.computeIfAbsent(name, CrashPoint::new);
    }

    /** All points of this process, by name. */
    public static Collection<CrashPoint> all() {
        return ALL.values();
    }

    public static Optional<CrashPoint> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public String name() {
        return name;
    }

    /** Says beforehand what it is passed for in this process, so that nobody who walks over all of it has to have seen it. */
    public void isPassedFor(Collection<String> all) {
        details.addAll(all);
    }

    /** What it is passed for, sorted, as far as that is known beforehand. */
    public List<String> details() {
        return List.copyOf(details);
    }

    public void arm(Arming arming) {
        armed.set(arming);
    }

    public void disarm() {
        armed.set(null);
    }

    /** Lets the flows go on that sleep here. */
    public void wake() {
        for (var sleeper = asleep.poll(); sleeper != null; sleeper = asleep.poll()) {
            sleeper.complete(null);
        }
    }

    public boolean isArmed() {
        return armed.get() != null;
    }

    /** Passes the point. @return ends at once, or never */
    public Uni<Void> pass(String detail) {
        return pass(List.of(detail));
    }

    /** Passes the point for several things at once; an arming for one of them fires. */
    public Uni<Void> pass(Collection<String> details) {
        return isArmed()
                ? fires(details)
                        .map(this::stop)
                        .orElseGet(() -> Uni.createFrom().voidItem())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> stop(Effect effect) {
        if (effect == Effect.FREEZE) {
            return Uni.createFrom().nothing();
        }
        var sleeper = new CompletableFuture<@Nullable Void>();
        asleep.add(sleeper);
        return Uni.createFrom().completionStage(sleeper);
    }

    /** As {@link #pass}, where nothing can wait: there only {@link Effect#HALT} has an effect. */
    public void passNow(Collection<String> details) {
        if (isArmed()) {
            fires(details);
        }
    }

    private Optional<Effect> fires(Collection<String> details) {
        var arming = armed.getAndUpdate(now -> now == null || !concerns(now, details) ? now : next(now));
        if (arming == null || !concerns(arming, details) || arming.skip() > 0) {
            return Optional.empty();
        }
        if (arming.effect() == Effect.HALT) {
            Runtime.getRuntime().halt(KILLED);
        }
        return Optional.of(arming.effect());
    }

    private static boolean concerns(Arming arming, Collection<String> details) {
        return arming.detail() == null || details.contains(arming.detail());
    }

    private static @Nullable Arming next(Arming now) {
        return now.skip() == 0 ? null : new Arming(now.effect(), now.detail(), now.skip() - 1);
    }
}
