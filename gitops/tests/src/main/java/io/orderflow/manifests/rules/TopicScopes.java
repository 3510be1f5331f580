package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Manifest;
import io.orderflow.manifests.model.Nodes;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The topics that a pub/sub component grants to each app, written {@code app=topic,topic;app=topic}. */
final class TopicScopes {
    private TopicScopes() {}

    /** Topics by app-id; empty when the component has no such field. */
    static Map<String, Set<String>> of(Manifest component, String field) {
        Map<String, Set<String>> granted = new TreeMap<>();
        Nodes.stream(component.at("/spec/metadata"))
                .filter(item -> item.path("name").asText().equals(field))
                .flatMap(item -> Arrays.stream(item.path("value").asText().split(";")))
                .map(part -> part.split("=", 2))
                .forEach(pair -> granted.put(pair[0].strip(), topics(pair.length > 1 ? pair[1] : "")));
        return granted;
    }

    private static Set<String> topics(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .collect(Collectors.toSet());
    }
}
