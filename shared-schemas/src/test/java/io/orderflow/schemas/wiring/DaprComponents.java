package io.orderflow.schemas.wiring;

import io.orderflow.schemas.repo.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code dapr-components/base} tells the sidecars: subscriptions, and who may publish and subscribe to what. */
final class DaprComponents {
    /** One declarative subscription. */
    record Subscription(
            String file,
            String name,
            String pubsub,
            String topic,
            String route,
            String deadLetter,
            /* Messages in one delivery at most; 1 where there is no bulk. */
            int bulk,
            List<String> scopes) {}

    private static final Path BASE = Repository.root().resolve("dapr-components/base");

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Map<?, ?>> pubsubs = new ArrayList<>();

    private DaprComponents() {}

    static DaprComponents read() {
        DaprComponents components = new DaprComponents();
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        for (Path file : Repository.filesUnder(BASE)) {
            for (Object document : yaml.loadAll(Repository.text(file))) {
                if (document instanceof Map<?, ?> resource) {
                    components.add(file.getFileName().toString(), resource);
                }
            }
        }
        return components;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** One of the component's numbers, for example {@code concurrency}. */
    int number(String setting) {
        return Integer.parseInt(setting(setting));
    }

    /** Topics listed by one of the component's plain lists, for example {@code allowedTopics}. */
    Set<String> topics(String setting) {
        return split(setting(setting));
    }

    /** Who may do what to which topic, by one of the component's scope settings. */
    Set<Edge> scopes(String setting) {
        Set<Edge> edges = Expected.sorted();
        for (String entry : setting(setting).split(";")) {
            String[] parts = entry.split("=", 2);
            split(parts[1]).forEach(topic -> edges.add(new Edge(parts[0].strip(), topic)));
        }
        return edges;
    }

    /** App-ids that get the component at all. */
    List<String> pubsubScopes() {
        return strings(pubsub().get("scopes"));
    }

    private void add(String file, Map<?, ?> resource) {
        if ("Subscription".equals(resource.get("kind"))) {
            Map<?, ?> spec = (Map<?, ?>) resource.get("spec");
            subscriptions.add(new Subscription(
                    file,
                    (String) ((Map<?, ?>) resource.get("metadata")).get("name"),
                    (String) spec.get("pubsubname"),
                    (String) spec.get("topic"),
                    (String) ((Map<?, ?>) spec.get("routes")).get("default"),
                    (String) spec.get("deadLetterTopic"),
                    spec.get("bulkSubscribe") instanceof Map<?, ?> bulk && Boolean.TRUE.equals(bulk.get("enabled"))
                            ? (Integer) bulk.get("maxMessagesCount")
                            : 1,
                    strings(resource.get("scopes"))));
        } else if ("Component".equals(resource.get("kind"))
                && ((Map<?, ?>) resource.get("spec")).get("type") instanceof String type
                && type.startsWith("pubsub.")) {
            pubsubs.add(resource);
        }
    }

    private String setting(String name) {
        List<?> metadata = (List<?>) ((Map<?, ?>) pubsub().get("spec")).get("metadata");
        return metadata.stream()
                .map(item -> (Map<?, ?>) item)
                .filter(item -> name.equals(item.get("name")))
                .map(item -> (String) item.get("value"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the pub/sub component has no " + name));
    }

    private Map<?, ?> pubsub() {
        if (pubsubs.size() != 1) {
            throw new AssertionError("expected one pub/sub component in " + BASE.getFileName() + ": " + pubsubs);
        }
        return pubsubs.getFirst();
    }

    private static Set<String> split(String list) {
        Set<String> topics = new TreeSet<>();
        for (String topic : list.split(",")) {
            if (!topic.isBlank()) {
                topics.add(topic.strip());
            }
        }
        return topics;
    }

    private static List<String> strings(Object list) {
        return list instanceof List<?> values
                ? values.stream().map(String.class::cast).toList()
                : List.of();
    }
}
