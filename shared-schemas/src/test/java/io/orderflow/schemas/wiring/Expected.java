package io.orderflow.schemas.wiring;

import io.orderflow.schemas.catalogue.Catalogue;
import io.orderflow.schemas.catalogue.CataloguedTopic;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** What the catalogue wants wired today. */
final class Expected {
    private static final Comparator<Edge> ORDER =
            Comparator.comparing(Edge::service).thenComparing(Edge::topic);

    private Expected() {}

    static Set<Edge> publishers(Catalogue catalogue) {
        Set<Edge> edges = sorted();
        catalogue.live().stream()
                .filter(CataloguedTopic::isPublished)
                .forEach(t -> edges.add(new Edge(t.publisher(), t.topic())));
        return edges;
    }

    static Set<Edge> consumers(Catalogue catalogue) {
        Set<Edge> edges = sorted();
        for (CataloguedTopic topic : catalogue.live()) {
            topic.liveConsumers().forEach(service -> edges.add(new Edge(service, topic.topic())));
        }
        return edges;
    }

    static Set<Edge> sorted() {
        return new TreeSet<>(ORDER);
    }
}
