package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.RunningPlatform;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Watches while a test runs, and settles the accounts of all services after it. */
final class WatchedRules implements BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(WatchedRules.class);
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private record Watch(Platform platform, Watcher watcher, Instant since, Map<String, Long> deadLetters) {}

    @Override
    public void beforeEach(ExtensionContext context) {
        Platform platform = RunningPlatform.of(context);
        context.getStore(HERE)
                .put("watch", new Watch(platform, Watcher.start(platform), now(platform), deadLetters(platform)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Watch watch = context.getStore(HERE).remove("watch", Watch.class);
        Books books = new Books(watch.platform());
        try {
            Await.until("every event at every subscriber (E1)", SETTLED, books::lost, Set::isEmpty);
        } finally {
            watch.watcher().close();
        }
        assertThat(watch.watcher().violations())
                .as("rules broken while the test ran")
                .isEmpty();
        assertThat(watch.watcher().looks()).as("looks at the rules").isPositive();
        assertThat(books.phantoms(watch.since()))
                .as("events that nobody committed (E2)")
                .isEmpty();
        assertThat(deadLetters(watch.platform())).as("dead letters (E5)").isEqualTo(watch.deadLetters());
    }

    /** By the clock that stamps the rows. */
    private static Instant now(Platform platform) {
        return Instant.parse(new Books(platform)
                .column("order", "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                .getFirst());
    }

    private static Map<String, Long> deadLetters(Platform platform) {
        Books books = new Books(platform);
        Map<String, Long> counted = new TreeMap<>();
        for (Endpoint service : platform.endpoints().withSidecar()) {
            counted.put(service.name(), books.number(service.name(), "select count(*) from dead_letter"));
        }
        return counted;
    }
}
