package io.orderflow.platform.dapr;

import io.dapr.v1.DaprMetadataProtos.GetMetadataRequest;
import io.dapr.v1.DaprMetadataProtos.PubsubSubscription;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the sidecar has subscribed to on our behalf, by its own account. */
@Singleton
class SubscribedTopics {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final Sidecar sidecar;
    private final String pubsub;

    SubscribedTopics(Sidecar sidecar, @ConfigProperty(name = "orderflow.pubsub") String pubsub) {
        this.sidecar = sidecar;
        this.pubsub = pubsub;
    }

    /**
     * Topics that ought to be subscribed and are not: those of our handlers, and the dead-letter topic of each subscription, without
     * which dead letters would pile up unseen. Fails when the sidecar does not answer.
     */
    Uni<Collection<String>> missing(Collection<String> handled) {
        return sidecar.api(DEADLINE)
                .getMetadata(GetMetadataRequest.getDefaultInstance())
                .map(metadata -> missing(handled, metadata.getSubscriptionsList()));
    }

    private Collection<String> missing(Collection<String> handled, List<PubsubSubscription> all) {
        var ours = all.stream().filter(s -> s.getPubsubName().equals(pubsub)).toList();
        var missing = new TreeSet<>(handled);
        ours.stream()
                .map(PubsubSubscription::getDeadLetterTopic)
                .filter(topic -> !topic.isBlank())
                .forEach(missing::add);
        missing.removeAll(ours.stream().map(PubsubSubscription::getTopic).collect(Collectors.toSet()));
        return missing;
    }
}
