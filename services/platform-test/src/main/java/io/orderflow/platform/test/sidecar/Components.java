package io.orderflow.platform.test.sidecar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The component files of one app under test, with the values of {@code dapr-components}. The base there knows the platform's services
 * and no test application, so its rights and subscriptions are written here.
 * @param topics    what the app consumes
 * @param publishes what it may publish; dead-letter topics are added
 * @param more      whole documents beside these, e.g. a subscription of another kind; {@code %redis%} is the server's address
 */
record Components(
        String appId, Collection<String> topics, Collection<String> publishes, Tuning tuning, List<String> more) {

    /**
     * How the sidecar consumes.
     * @param processingTimeout a Go duration after which an unanswered message is sent again
     * @param redeliverInterval milliseconds between looks for such messages
     * @param bulk              false hands events over one by one, each to a worker of its own
     */
    record Tuning(int concurrency, int queueDepth, String processingTimeout, int redeliverInterval, boolean bulk) {
        /** As in {@code dapr-components}. */
        static final Tuning PRODUCTION = new Tuning(64, 128, "10s", 3000, true);
    }

    Components(String appId, Collection<String> topics, Collection<String> publishes) {
        this(appId, topics, publishes, Tuning.PRODUCTION, List.of());
    }

    private static final String BULK =
            "\n  bulkSubscribe: {enabled: true, maxMessagesCount: 32, maxAwaitDurationMs: 15}";

    void write(Path directory, String redis) {
        String published = String.join(",", publishes)
                + topics.stream().map(topic -> "," + topic + ".dlq").collect(Collectors.joining());
        file(directory, "pubsub.yaml", """
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata: {name: pubsub}
            spec:
              type: pubsub.redis
              version: v1
              metadata:
                - {name: redisHost, value: "%s"}
                - {name: consumerID, value: "%s"}
                - {name: concurrency, value: "%d"}
                - {name: queueDepth, value: "%d"}
                - {name: processingTimeout, value: %s}
                - {name: redeliverInterval, value: "%d"}
                - {name: streamTTL, value: 168h}
                - {name: poolSize, value: "128"}
                - {name: publishingScopes, value: "%s=%s"}
            """.formatted(
                        redis,
                        appId,
                        tuning.concurrency(),
                        tuning.queueDepth(),
                        tuning.processingTimeout(),
                        tuning.redeliverInterval(),
                        appId,
                        published));
        file(directory, "statestore.yaml", """
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata: {name: statestore}
            spec:
              type: state.redis
              version: v1
              metadata:
                - {name: redisHost, value: "%s"}
                - {name: keyPrefix, value: appid}
            """.formatted(redis));
        file(directory, "resiliency.yaml", """
            apiVersion: dapr.io/v1alpha1
            kind: Resiliency
            metadata: {name: orderflow-resiliency}
            spec:
              policies:
                timeouts: {delivery: 20s}
                retries:
                  untilHandled: {policy: exponential, maxInterval: 5s, maxRetries: -1}
              targets:
                components:
                  pubsub:
                    inbound: {timeout: delivery, retry: untilHandled}
            """);
        topics.forEach(topic -> {
            subscription(directory, topic, "deadLetterTopic: " + topic + ".dlq" + (tuning.bulk() ? BULK : ""));
            subscription(directory, topic + ".dlq", "");
        });
        for (int i = 0; i < more.size(); i++) {
            file(directory, "more-" + i + ".yaml", more.get(i).replace("%redis%", redis));
        }
    }

    /** Names resolve through a file of this app alone, so that no network is needed. */
    void writeConfiguration(Path file, Path names) {
        put(file, """
            apiVersion: dapr.io/v1alpha1
            kind: Configuration
            metadata: {name: orderflow}
            spec:
              features:
                - {name: HotReload, enabled: false}
              nameResolution:
                component: sqlite
                version: v1
                configuration: {connectionString: "%s"}
            """.formatted(names));
    }

    private static void subscription(Path directory, String topic, String deadLetter) {
        String name = topic.replace('.', '-').replace('_', '-');
        file(directory, "subscription-" + name + ".yaml", """
            apiVersion: dapr.io/v2alpha1
            kind: Subscription
            metadata: {name: %s}
            spec:
              pubsubname: pubsub
              topic: %s
              metadata: {rawPayload: "true"}
              routes: {default: /events}
              %s
            """.formatted(name, topic, deadLetter));
    }

    private static void file(Path directory, String name, String text) {
        put(directory.resolve(name), text);
    }

    private static void put(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
