package io.orderflow.manifests.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.orderflow.manifests.model.Render;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every rule owes: it holds for all that is rendered, and it notices each way of being broken. */
abstract class AbstractRuleContractTest {
    private final Rule rule;
    private final List<Mutation> mutations;

    AbstractRuleContractTest(Rule rule, Mutation... mutations) {
        this.rule = rule;
        this.mutations = List.of(mutations);
    }

    @TestFactory
    final Stream<DynamicTest> holdsInEveryOverlay() {
        List<Render> renders = Renders.ALL.stream().filter(rule::appliesTo).toList();
        assertThat(renders).isNotEmpty();
        return renders.stream()
                .map(render -> dynamicTest(
                        render.overlay(), () -> assertThat(unexcused(render)).isEmpty()));
    }

    @TestFactory
    final Stream<DynamicTest> noticesWhatBreaksIt() {
        assertThat(mutations).isNotEmpty();
        return mutations.stream()
                .map(mutation -> dynamicTest(
                        mutation.name(),
                        () -> assertThat(unexcused(mutation.change().apply(Renders.copyOfEnvironment())))
                                .extracting(Violation::aspect)
                                .contains(mutation.aspect())));
    }

    private List<Violation> unexcused(Render render) {
        return Report.of(rule, render).violations().stream()
                .filter(v -> !Exemptions.cover(v))
                .toList();
    }
}
