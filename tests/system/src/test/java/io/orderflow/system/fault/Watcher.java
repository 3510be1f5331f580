package io.orderflow.system.fault;

import io.orderflow.system.api.OperationsApi.Violation;
import io.orderflow.system.http.UnexpectedAnswer;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks at the rules of all services about once a second. Each rule is one statement and so sees one moment; nearly all of them hold at
 * every moment, because what they compare is written in one transaction. Those that give work in flight a time limit of its own are
 * judged at rest, by {@code Quiescence}: an outage that lasts longer than the limit is allowed to break them meanwhile.
 */
final class Watcher implements AutoCloseable {
    /** E1 unpublished for a minute, M4 money of ended orders, O3 checkouts whose lease ran out a minute ago. */
    private static final Set<String> AT_REST = Set.of("E1", "M4", "O3");

    private final Platform platform;
    private final Map<String, String> violations = new ConcurrentSkipListMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private Watcher(Platform platform) {
        this.platform = platform;
    }

    static Watcher start(Platform platform) {
        Watcher watcher = new Watcher(platform);
        watcher.clock.scheduleWithFixedDelay(watcher::look, 0, 1, TimeUnit.SECONDS);
        return watcher;
    }

    /** Rule, as {@code service rule}, to what was first seen of it. */
    Map<String, String> violations() {
        return violations;
    }

    /** How many answers were looked at. */
    int looks() {
        return looks.get();
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

    private void look() {
        try {
            platform.endpoints().withSidecar().forEach(this::look);
        } catch (RuntimeException broken) {
            // A scheduled task that fails is never run again; that must not look like an untroubled watch.
            violations.putIfAbsent("watch", broken.toString());
        }
    }

    private void look(Endpoint service) {
        try {
            platform.operations(service.name()).violations().stream()
                    .filter(violation -> !AT_REST.contains(violation.rule()))
                    .forEach(violation ->
                            violations.putIfAbsent(service.name() + " " + violation.rule(), text(violation)));
            looks.incrementAndGet();
        } catch (Unreachable | UnexpectedAnswer dying) {
            // It is dead, or on its way: its tables are looked at when it is back.
        }
    }

    private static String text(Violation violation) {
        return violation.count() + " " + violation.examples();
    }
}
