package io.orderflow.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.simulation.Ledger;
import io.orderflow.platform.simulation.Seeds;
import io.orderflow.platform.simulation.Simulation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real decisions about foreign effects in thousands of worlds in which the other side, the database and replicas fail (X3.12). */
@Tag("X3.12")
@Tag("X3.13")
@Tag("E9.9")
class OperationSimulationTest {

    private static final int SEEDS = 3_000;

    @Test
    @Tag("INV-M3")
    void hasEachEffectOnceOrParksItWithAnAlertInEveryWorld() {
        Seeds.run("operation", OperationSimulationTest::world);
    }

    @Test
    void repeatsAWorldFromItsSeed() {
        var once = Seeds.trace(4711, OperationSimulationTest::world);
        assertThat(once).hasSizeGreaterThan(20).isEqualTo(Seeds.trace(4711, OperationSimulationTest::world));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an outcome that came when its operation was parked already was thrown away, 3",
        "an attempt that was not the last parked the operation under the one after it, 18",
    })
    void staysFreeOf(String bug, long seed) {
        Seeds.runOne("operation", seed, OperationSimulationTest::world);
    }

    @ParameterizedTest
    @CsvSource({
        "CALLS_BEFORE_THE_COMMIT, " + OperationRules.KEY_FIRST,
        "ASKS_UNDER_A_NEW_KEY, " + OperationRules.ONE_EFFECT,
        "TAKES_UNKNOWN_FOR_REFUSED, " + OperationRules.TRUTH,
        "RECORDS_WHAT_HAS_ENDED, " + OperationRules.ONCE,
        "PARKS_UNDER_A_LATER_ATTEMPT, " + OperationRules.LAST_ATTEMPT,
        "FORGETS_AN_OUTCOME_THAT_COMES_LATE, " + OperationRules.KNOWN,
        "POSTPONES_UNDER_A_LATER_ATTEMPT, " + OperationRules.CLAIM,
        "CLAIMS_FOR_EVER, " + Ledger.PROGRESS,
        "PARKS_WITHOUT_A_WORD, " + OperationRules.ALERT,
    })
    void findsOutAMistake(OperationMistake mistake, String rule) {
        assertThat(Seeds.broken(SEEDS, rule, simulation -> OperationWorld.run(simulation, mistake)))
                .contains(rule);
    }

    private static void world(Simulation simulation) {
        OperationWorld.run(simulation, OperationMistake.NONE);
    }
}
