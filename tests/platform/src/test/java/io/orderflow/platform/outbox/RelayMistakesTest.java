package io.orderflow.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.orderflow.platform.simulation.Ledger;
import io.orderflow.platform.simulation.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A simulation that finds nothing proves something only if it would have found it. */
@Tag("X3.1")
class RelayMistakesTest {

    private static final int SEEDS = 1_000;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("records under the leases of now", Ledger.FENCE, Mistakes.recordsUnderTheLeasesOfNow()),
                arguments("marks without a fence", Ledger.FENCE, Mistakes.marksWithoutAFence()),
                arguments("postpones without a fence", Ledger.FENCE, Mistakes.postponesWithoutAFence()),
                arguments("marks before it publishes", Ledger.LOSS, Mistakes.marksBeforeItPublishes()),
                arguments("takes unknown for success", Ledger.LOSS, Mistakes.takesAnUnknownOutcomeForSuccess()),
                arguments("overlooks single refusals", Ledger.LOSS, Mistakes.overlooksSingleRefusals()),
                arguments("drops what is refused", Ledger.LOSS, Mistakes.dropsWhatIsRefusedThreeTimes()),
                arguments("two of an aggregate in a bulk", Ledger.BULK, Mistakes.putsTwoOfAnAggregateIntoOneBulk()),
                arguments("blames a bulk for one entry", Ledger.BACKOFF, Mistakes.blamesAllOfABulkForOneOfThem()),
                arguments("never forgets a failure", Ledger.RECOVERY, Mistakes.neverForgetsAFailure()),
                arguments("reads in any order", Ledger.ORDER, Mistakes.readsInAnyOrder()),
                arguments("waits as a whole", Ledger.PROGRESS, Mistakes.waitsAsAWhole()),
                arguments("forgets what it has handled", Ledger.ONCE, Mistakes.forgetsWhatItHasHandled()),
                arguments("applies whatever comes", Ledger.ORDER, Mistakes.appliesWhateverComes()),
                arguments("shows what is not committed", Ledger.PHANTOM, Mistakes.showsWhatIsNotCommitted()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isFoundOut(String name, String rule, Mistake mistake) {
        var rules = Seeds.broken(SEEDS, rule, simulation -> RelayWorld.run(simulation, mistake));
        assertThat(rules).contains(rule);
    }
}
