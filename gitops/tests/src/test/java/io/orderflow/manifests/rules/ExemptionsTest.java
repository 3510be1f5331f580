package io.orderflow.manifests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.schemas.catalogue.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExemptionsTest {
    @Test
    void excuseOnlyWhatIsReallyBroken() {
        List<Violation> broken = AllRules.of(Catalogue.load()).stream()
                .flatMap(rule -> Renders.ALL.stream()
                        .filter(rule::appliesTo)
                        .flatMap(render -> Report.of(rule, render).violations().stream()))
                .toList();

        assertThat(Exemptions.all())
                .isNotEmpty()
                .allSatisfy(e -> assertThat(broken).anyMatch(e::covers))
                .allSatisfy(e -> assertThat(e.reason()).endsWith("."));
    }

    @Test
    void coverNothingThatCouldHideARuleWithoutObjects() {
        assertThat(Exemptions.all()).noneMatch(e -> e.aspect().equals("anything-checked"));
    }
}
