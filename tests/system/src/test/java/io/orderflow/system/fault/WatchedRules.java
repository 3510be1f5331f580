package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.RunningPlatform;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Watches while a test runs, hands its {@link Watcher} to the test, which tells it of its faults, and settles the accounts of all services. */
final class WatchedRules implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(WatchedRules.class);
    private static final Duration SETTLED = Duration.ofSeconds(60);

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(HERE).put("watch", Watcher.start(RunningPlatform.of(context)));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Watcher.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(HERE).get("watch", Watcher.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Watcher watcher = context.getStore(HERE).remove("watch", Watcher.class);
        Books books = new Books(RunningPlatform.of(context));
        try {
            Await.until("every event at every subscriber (E1)", SETTLED, books::lost, Set::isEmpty);
        } finally {
            watcher.close();
        }
        assertThat(watcher.violations()).as("rules broken while the test ran").isEmpty();
        if (context.getExecutionException().isEmpty()) {
            assertThat(watcher.faults()).as("faults that were watched").isPositive();
        }
    }
}
