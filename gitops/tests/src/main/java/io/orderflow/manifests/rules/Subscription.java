package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Manifest;
import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;
import java.util.List;
import java.util.Set;

/** A rendered Dapr Subscription; absent fields read as empty text. */
record Subscription(Manifest manifest) {
    static List<Subscription> allIn(Render render) {
        return render.ofKind("Subscription").map(Subscription::new).toList();
    }

    String name() {
        return manifest.name();
    }

    String topic() {
        return manifest.at("/spec/topic").asText();
    }

    String deadLetterTopic() {
        return manifest.at("/spec/deadLetterTopic").asText();
    }

    /** Delivered as it is, without being read as a CloudEvent first. */
    boolean isRaw() {
        return manifest.at("/spec/metadata/rawPayload").asText().equals("true");
    }

    Set<String> scopes() {
        return Set.copyOf(Nodes.texts(manifest.at("/scopes")));
    }
}
