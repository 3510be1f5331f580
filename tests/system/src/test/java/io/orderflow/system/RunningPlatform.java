package io.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.platform.Checkout;
import io.orderflow.system.platform.Home;
import io.orderflow.system.platform.Launcher;
import io.orderflow.system.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One platform for all test classes of a run, with state and ports of its own, stopped when the run ends. The system
 * property {@code orderflow.home} names the state of a platform that runs already and is then used instead;
 * {@code orderflow.port-offset} moves the ports.
 */
public final class RunningPlatform implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final int PORT_OFFSET = Integer.getInteger("orderflow.port-offset", 12_000);
    private static final Duration REST = Duration.ofSeconds(60);
    private static final List<String> RULES = List.of("M", "S", "O", "E");

    /** The platform of this run, for other extensions. */
    public static Platform of(ExtensionContext context) {
        return running(context).platform();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).platform();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Running running = running(context);
        Platform platform = running.platform();
        awaitRest(running);
        List<String> served = platform.endpoints().withSidecar().stream()
                .flatMap(service -> platform.operations(service.name()).rules().stream())
                .toList();
        assertThat(RULES)
                .as("families of rules that are checked")
                .allSatisfy(family -> assertThat(served).anyMatch(rule -> rule.startsWith(family)));
    }

    /** What one class has left behind is held against that class alone. */
    private static void awaitRest(Running running) {
        var quiescence = new Quiescence(running.platform());
        try {
            Await.until(
                    "empty outboxes and kept invariants",
                    REST,
                    quiescence::unrest,
                    unrest -> running.known().containsAll(unrest.values()));
        } catch (Await.NeverHappened restless) {
            running.known().addAll(quiescence.unrest().values());
            throw restless;
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningPlatform.class))
                .computeIfAbsent("platform", key -> Running.start(), Running.class);
    }

    /**
     * Stopped by JUnit when the root store closes.
     *
     * @param known unrest that earlier classes were blamed for
     */
    record Running(Platform platform, Runnable end, Set<String> known) implements AutoCloseable {

        Running(Platform platform, Runnable end) {
            this(platform, end, ConcurrentHashMap.newKeySet());
        }

        static Running start() {
            String given = System.getProperty("orderflow.home", "");
            if (!given.isEmpty()) {
                return new Running(new Platform(new Home(Path.of(given).toAbsolutePath())), () -> {});
            }
            Launcher launcher =
                    new Launcher(new Home(Checkout.root().resolve("tests/system/target/orderflow")), PORT_OFFSET);
            return new Running(launcher.startFresh(), launcher::stop);
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
