package io.orderflow.system.fault;

import io.orderflow.system.Await;
import io.orderflow.system.api.OperationsApi.Violation;
import io.orderflow.system.http.UnexpectedAnswer;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the rules of each service about once a second, at events that nobody has committed (E2) and at dead letters that nobody has
 * injected (E5). Each rule is one statement and so sees one moment; nearly all of them hold at every moment, because what they compare is
 * written in one transaction.
 */
final class Watcher implements AutoCloseable {
    /** Rules that give work in flight a minute of its own: they are judged until a process is away, and again a minute after its return. */
    private static final Set<String> WITH_A_LIMIT = Set.of("E1", "M4", "O3");

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SEVERAL = 3;
    private static final String EVENTS = "events";

    private final Platform platform;
    private final Books books;
    private final Instant begin;
    private final Map<String, String> violations = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> looks = new ConcurrentHashMap<>();
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final List<String> services;
    private final ScheduledExecutorService clock;
    private volatile long settledAt = System.nanoTime();
    private volatile int faults;

    private Watcher(Platform platform) {
        this.platform = platform;
        this.books = new Books(platform);
        this.begin = books.now();
        this.services =
                platform.endpoints().withSidecar().stream().map(Endpoint::name).toList();
        this.clock = Executors.newScheduledThreadPool(services.size() + 1);
        // Once read, it is known also of a service that has died.
        services.forEach(service -> books.number(service, "select 1"));
    }

    static Watcher start(Platform platform) {
        Watcher watcher = new Watcher(platform);
        watcher.clock.scheduleWithFixedDelay(watcher::lookAtEvents, 0, 2, TimeUnit.SECONDS);
        watcher.services.forEach(
                service -> watcher.clock.scheduleWithFixedDelay(() -> watcher.look(service), 0, 1, TimeUnit.SECONDS));
        return watcher;
    }

    /** Rule, as {@code service rule}, to what was first seen of it. */
    Map<String, String> violations() {
        return violations;
    }

    /** When it began, by the clock that stamps the rows. */
    Instant begin() {
        return begin;
    }

    /** Dead letters with this in them have been injected. */
    void expectPoison(String mark) {
        poison.add(mark);
    }

    /** How many faults have been watched. */
    int faults() {
        return faults;
    }

    /** A fault, which is on until this is closed. That waits until the rules have been looked at several times meanwhile. */
    Fault fault() {
        faults++;
        return new Fault(this, Map.copyOf(looks));
    }

    /** @param before looks at each service, and at events, when it began */
    record Fault(Watcher watcher, Map<String, Integer> before) implements AutoCloseable {
        @Override
        public void close() {
            // All services but one, which may be the dead one.
            Await.until(
                    "looks at the rules during the fault",
                    PATIENCE,
                    () -> watcher.services.stream()
                            .filter(service -> looksAt(service) >= SEVERAL)
                            .count(),
                    seen -> seen >= watcher.services.size() - 1);
            Await.until("a look at the events during the fault", PATIENCE, () -> looksAt(EVENTS), seen -> seen > 0);
        }

        private int looksAt(String what) {
            return watcher.looks.getOrDefault(what, 0) - before.getOrDefault(what, 0);
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the watch does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(String service) {
        try {
            if (!Victim.isReady(platform.endpoints().of(service))) {
                settledAt = System.nanoTime() + LIMIT.toNanos();
            }
            platform.operations(service).violations().stream()
                    .filter(violation -> !WITH_A_LIMIT.contains(violation.rule()) || System.nanoTime() - settledAt > 0)
                    .forEach(violation -> violations.putIfAbsent(service + " " + violation.rule(), text(violation)));
            looks.merge(service, 1, Integer::sum);
        } catch (Unreachable | UnexpectedAnswer dying) {
            // It is dead, or on its way: its rules are looked at when it is back.
            settledAt = System.nanoTime() + LIMIT.toNanos();
        } catch (RuntimeException broken) {
            broken(broken);
        }
    }

    private void lookAtEvents() {
        try {
            books.phantoms(begin).forEach(event -> violations.putIfAbsent("E2", event));
            books.deadLetters(begin, poison).forEach(letter -> violations.putIfAbsent("E5", letter));
            looks.merge(EVENTS, 1, Integer::sum);
        } catch (RuntimeException broken) {
            broken(broken);
        }
    }

    /** A scheduled task that fails is never run again; that must not look like an untroubled watch. */
    private void broken(RuntimeException failure) {
        violations.putIfAbsent("watch", failure.toString());
    }

    private static String text(Violation violation) {
        return violation.count() + " " + violation.examples();
    }
}
