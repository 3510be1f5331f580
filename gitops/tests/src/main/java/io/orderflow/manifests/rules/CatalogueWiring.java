package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Render;
import io.orderflow.schemas.catalogue.Catalogue;
import io.orderflow.schemas.catalogue.CataloguedTopic;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The wiring is the catalogue: its consumers subscribe, its publishers may publish, and nobody else may. Source: G19. */
public final class CatalogueWiring implements DaprRule {
    private final Catalogue catalogue;

    public CatalogueWiring(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String id() {
        return "G19";
    }

    @Override
    public void check(Render render, Report report) {
        Set<String> wired = Subscription.allIn(render).stream()
                .flatMap(s -> s.scopes().stream().map(app -> app + " <- " + s.topic()))
                .collect(Collectors.toSet());
        Set<String> wanted = catalogue.live().stream()
                .flatMap(t -> t.liveConsumers().stream()
                        .flatMap(c -> Stream.of(t.topic(), t.deadLetter()).map(topic -> c + "-worker <- " + topic)))
                .collect(Collectors.toSet());
        compare(report, wanted, wired, "subscription");
        for (String service : render.services()) {
            Set<String> publishes = catalogue.publishedBy(service).stream()
                    .map(CataloguedTopic::topic)
                    .collect(Collectors.toSet());
            for (String app : List.of(service, service + "-worker")) {
                compare(report, publishes, granted(render, app), "publishing-scope");
            }
        }
    }

    /** What an app may publish; dead letters of what it consumes are its sidecar's business. */
    private static Set<String> granted(Render render, String app) {
        return render.ofKind("Component")
                .flatMap(c -> TopicScopes.of(c, "publishingScopes").getOrDefault(app, Set.of()).stream())
                .filter(topic -> !topic.endsWith(".dlq"))
                .collect(Collectors.toSet());
    }

    private static void compare(Report report, Set<String> wanted, Set<String> found, String aspect) {
        wanted.forEach(w -> report.expect(found.contains(w), w, aspect, "missing"));
        found.forEach(f -> report.expect(wanted.contains(f), f, aspect, "not in the catalogue"));
    }
}
