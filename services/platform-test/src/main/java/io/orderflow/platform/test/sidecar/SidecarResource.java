package io.orderflow.platform.test.sidecar;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code @QuarkusTest} a daprd of its own in front of a Redis:
 * {@code @WithTestResource(value = SidecarResource.class, initArgs = @ResourceArg(name = "topics", value = "a,b"))}.
 * A field of type {@link Daprd} in the test is filled with it.
 * Arguments: {@code topics} that it subscribes to, {@code publishes} that the app may publish (default: the same), {@code app-id};
 * {@code concurrency}, {@code queue-depth}, {@code processing-timeout}, {@code redeliver-interval}, {@code bulk} (default: those of production);
 * {@code late}: {@code true} leaves it to the test to start the daprd.
 */
public class SidecarResource implements QuarkusTestResourceLifecycleManager {

    private static final String TOKEN = UUID.randomUUID().toString();

    private String appId = "under-test-" + UUID.randomUUID().toString().substring(0, 8);
    private List<String> topics = List.of();
    private List<String> publishes = List.of();
    private Components.Tuning tuning = Components.Tuning.PRODUCTION;
    private boolean late;
    private @Nullable Daprd daprd;

    @Override
    public void init(Map<String, String> arguments) {
        appId = arguments.getOrDefault("app-id", appId);
        topics = list(arguments.getOrDefault("topics", ""));
        publishes = arguments.containsKey("publishes") ? list(arguments.get("publishes")) : topics;
        late = Boolean.parseBoolean(arguments.getOrDefault("late", "false"));
        tuning = new Components.Tuning(
                number(arguments, "concurrency", tuning.concurrency()),
                number(arguments, "queue-depth", tuning.queueDepth()),
                arguments.getOrDefault("processing-timeout", tuning.processingTimeout()),
                number(arguments, "redeliver-interval", tuning.redeliverInterval()),
                Boolean.parseBoolean(arguments.getOrDefault("bulk", String.valueOf(tuning.bulk()))));
    }

    @Override
    public Map<String, String> start() {
        // A new consumer begins with the oldest event of a stream, so that it would work off those of all tests before
        // it.
        RedisServer.clear();
        var ports = Ports.free(5);
        var listens = new Daprd.Listens(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4));
        daprd = Daprd.prepare(new Components(appId, topics, publishes, tuning, List.of()), listens, TOKEN, appToken());
        if (!late) {
            daprd.restart();
        }
        return Map.of(
                "quarkus.grpc.server.test-port",
                String.valueOf(listens.app()),
                "DAPR_GRPC_PORT",
                String.valueOf(listens.grpc()),
                "orderflow.sidecar",
                "required",
                "orderflow.app-id",
                appId,
                "orderflow.dapr-token",
                TOKEN,
                "orderflow.app-token",
                appToken());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(daprd, new TestInjector.MatchesType(Daprd.class));
    }

    /** What the sidecar shows to the app. */
    public static String appToken() {
        return "app-" + TOKEN;
    }

    @Override
    public void stop() {
        if (daprd != null) {
            daprd.close();
        }
    }

    private static int number(Map<String, String> arguments, String name, int otherwise) {
        return Integer.parseInt(arguments.getOrDefault(name, String.valueOf(otherwise)));
    }

    private static List<String> list(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .toList();
    }
}
