package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.invariant.Invariant;
import io.orderflow.platform.invariant.Invariants;
import io.orderflow.platform.test.eventually.Eventually;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What breaks a rule while a test runs, and did not before it, fails the test, also when it is well again at the end. */
final class WatchedMachinery implements BeforeEachCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(WatchedMachinery.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SEVERAL = 3;

    /** No event has its effect twice; the rest is the machinery's own. */
    private static final Invariant ONCE = new Invariant("E3", """
        select event_id::text from effect where event_id is not null group by event_id having count(*) > 1\
        """);

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(HERE).put("watch", new Watch());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Watch watch = context.getStore(HERE).remove("watch", Watch.class);
        try {
            Eventually.holds(
                    LIMIT,
                    () -> assertThat(watch.looks.get()).as("looks at the rules").isGreaterThanOrEqualTo(SEVERAL));
        } finally {
            watch.clock.shutdownNow();
        }
        assertThat(watch.broken).as("rules broken while the test ran").isEmpty();
    }

    private static final class Watch {
        final AtomicInteger looks = new AtomicInteger();
        /** Violation, as {@code rule id}, to the number of the look that saw it. */
        final Map<String, Integer> broken = new ConcurrentSkipListMap<>();

        final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final Database database =
                Arc.container().instance(Database.class).get();
        private final List<Invariant> rules = Stream.concat(
                        Stream.of(ONCE),
                        Arc.container().listAll(Invariants.class).stream()
                                .map(InstanceHandle::get)
                                .flatMap(room -> room.rules().stream()))
                .toList();
        private final Set<String> before = violations();

        Watch() {
            clock.scheduleWithFixedDelay(this::look, 0, 200, TimeUnit.MILLISECONDS);
        }

        private void look() {
            Set<String> seen;
            try {
                seen = violations();
            } catch (RuntimeException away) {
                // The database is away, or the test has ended: this was no look.
                return;
            }
            int look = looks.incrementAndGet();
            seen.removeAll(before);
            seen.forEach(violation -> broken.putIfAbsent(violation, look));
        }

        private Set<String> violations() {
            Set<String> seen = new HashSet<>();
            for (Invariant rule : rules) {
                database.list("select * from (" + rule.query() + ") as violation limit 100", row -> row.getString(0))
                        .await()
                        .atMost(LIMIT)
                        .forEach(id -> seen.add(rule.rule() + " " + id));
            }
            return seen;
        }
    }
}
