package io.orderflow.manifests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.manifests.model.Render;
import io.orderflow.schemas.catalogue.Catalogue;
import io.orderflow.schemas.catalogue.CataloguedTopic;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G43")
class EveryServiceTest {
    private static final Set<String> NO_SERVICE = Set.of("platform", "platform-test");

    @Test
    void bringsItsManifests() {
        List<String> built = Renders.CHECKOUT.directories("services").stream()
                .filter(name -> !NO_SERVICE.contains(name))
                .filter(name -> Files.exists(Renders.CHECKOUT.root().resolve("services/" + name + "/pom.xml")))
                .toList();

        assertThat(Renders.CHECKOUT.apps()).containsAll(built);
    }

    @Test
    void ofTheCatalogueBringsItsManifests() {
        Set<String> wired = Catalogue.load().live().stream()
                .flatMap(EveryServiceTest::services)
                .collect(Collectors.toSet());

        assertThat(wired).isNotEmpty();
        assertThat(Renders.CHECKOUT.apps()).containsAll(wired);
    }

    @Test
    void isPartOfEveryEnvironmentThatItHasAnOverlayFor() {
        assertThat(Renders.ALL.stream().filter(Render::isEnvironment))
                .isNotEmpty()
                .allSatisfy(environment -> {
                    String name = environment.overlay().substring("k8s/".length());
                    List<String> overlays = Renders.CHECKOUT.apps().stream()
                            .filter(app ->
                                    Renders.CHECKOUT.overlays().contains("gitops/apps/" + app + "/overlays/" + name))
                            .toList();
                    assertThat(environment.services()).containsExactlyInAnyOrderElementsOf(overlays);
                });
    }

    @Test
    void keepsToItselfInItsOwnOverlay() {
        assertThat(Renders.ALL.stream().filter(render -> !render.isEnvironment()))
                .isNotEmpty()
                .allSatisfy(render -> assertThat(render.services())
                        .containsExactly(render.overlay().split("/")[2]));
    }

    private static Stream<String> services(CataloguedTopic topic) {
        return Stream.concat(
                Stream.of(topic.publisher()).filter(publisher -> topic.isPublished()), topic.liveConsumers().stream());
    }
}
