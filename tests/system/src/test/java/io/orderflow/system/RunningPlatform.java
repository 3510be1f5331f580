package io.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.platform.Checkout;
import io.orderflow.system.platform.Home;
import io.orderflow.system.platform.Launcher;
import io.orderflow.system.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One platform for all test classes of a run, with state and ports of its own, stopped when the run ends. The system
 * property {@code orderflow.home} names the state of a platform that runs already and is then used instead.
 */
final class RunningPlatform implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final int PORT_OFFSET = 12_000;
    private static final Duration REST = Duration.ofSeconds(60);
    private static final List<String> RULES = List.of("M", "S", "O", "E");

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
        Platform platform = running(context).platform();
        new Quiescence(platform).await(REST);
        List<String> served = platform.endpoints().withSidecar().stream()
                .flatMap(service -> platform.operations(service.name()).rules().stream())
                .toList();
        assertThat(RULES)
                .as("families of rules that are checked")
                .allSatisfy(family -> assertThat(served).anyMatch(rule -> rule.startsWith(family)));
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningPlatform.class))
                .computeIfAbsent("platform", key -> Running.start(), Running.class);
    }

    /** Stopped by JUnit when the root store closes. */
    record Running(Platform platform, Runnable end) implements AutoCloseable {

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
