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
import java.util.stream.Stream;
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
     * @param detail  only where the place is passed for this, e.g. a topic or a key; null for any
     * @param spared  details of those that pass unharmed all the same, e.g. keys of what was begun before
     * @param skip    how many times it is passed unharmed first
     */
    public record Arming(Effect effect, @Nullable String detail, Set<String> spared, int skip) {

        public Arming(Effect effect, @Nullable String detail, int skip) {
            this(effect, detail, Set.of(), skip);
        }

        private boolean concerns(Collection<String> details) {
            return (detail == null || details.contains(detail))
                    && details.stream().noneMatch(spared::contains);
        }

        private Arming next() {
            return new Arming(effect, detail, spared, skip - 1);
        }
    }

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

    /** Empty where this process has no such place. */
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

    /** Until it has fired; an earlier arming gives way. */
    public void arm(Arming arming) {
        armed.set(arming);
    }

    /** Whoever is stopped there stays so. */
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

    /** Passes the point with what is done there: a kind, a key, each as its text. @return ends at once, or never */
    public Uni<Void> pass(Object... details) {
        return isArmed()
                ? pass(Stream.of(details).map(Object::toString).toList())
                : Uni.createFrom().voidItem();
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
        var arming = armed.getAndUpdate(now -> now == null || !now.concerns(details) ? now : after(now));
        if (arming == null || !arming.concerns(details) || arming.skip() > 0) {
            return Optional.empty();
        }
        if (arming.effect() == Effect.HALT) {
            Runtime.getRuntime().halt(KILLED);
        }
        return Optional.of(arming.effect());
    }

    private static @Nullable Arming after(Arming passed) {
        return passed.skip() == 0 ? null : passed.next();
    }
}
