package io.orderflow.manifests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.manifests.model.Render;
import io.orderflow.schemas.catalogue.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void takesARuleThatFoundNothingToCheckForBroken() {
        Render nothing = new Render("k8s/empty", List.of());

        assertThat(AllRules.of(Catalogue.load()))
                .allSatisfy(rule ->
                        assertThat(Report.of(rule, nothing).violations()).isNotEmpty());
    }

    @Test
    void knowsEveryRuleByAnIdOfItsOwn() {
        assertThat(AllRules.of(Catalogue.load())).extracting(Rule::id).doesNotHaveDuplicates();
    }
}
