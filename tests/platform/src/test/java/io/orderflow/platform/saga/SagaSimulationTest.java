package io.orderflow.platform.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.simulation.Ledger;
import io.orderflow.platform.simulation.Seeds;
import io.orderflow.platform.simulation.Simulation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The saga machine's real decisions in thousands of worlds in which neighbours, database and replicas fail (X3.9). */
@Tag("X3.9")
@Tag("E9.9")
class SagaSimulationTest {

    private static final int SEEDS = 3_000;

    @Test
    void isDoneOnceOrUndoneInReverseAndNeverBothInEveryWorld() {
        Seeds.run("saga", SagaSimulationTest::world);
    }

    @Test
    void repeatsAWorldFromItsSeed() {
        var once = Seeds.trace(4711, SagaSimulationTest::world);
        assertThat(once).hasSizeGreaterThan(20).isEqualTo(Seeds.trace(4711, SagaSimulationTest::world));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a question that was refused when it was asked again left the step after it held, 234",
        "a question that was refused when it was asked again left the step after it held, 691",
    })
    void staysFreeOf(String bug, long seed) {
        Seeds.runOne("saga", seed, SagaSimulationTest::world);
    }

    @ParameterizedTest
    @CsvSource({
        "WRITES_WHAT_IS_NOT_ITS_OWN, " + SagaRules.BOTH,
        "WRITES_WHAT_IS_NOT_ITS_OWN, " + SagaRules.ONCE,
        "WRITES_WHAT_IS_NOT_ITS_OWN, " + SagaRules.HELD,
        "WRITES_NO_POINT_BEFORE_A_STEP, " + SagaRules.REVERSE,
        "TAKES_UNKNOWN_FOR_REFUSED, " + SagaRules.REVERSE,
        "UNDOES_THE_FIRST_STEP_FIRST, " + SagaRules.REVERSE,
        "FORGETS_AN_EARLY_UNDO, " + SagaRules.REVERSE,
        "TAKES_NOTHING_OVER, " + Ledger.PROGRESS,
    })
    void findsOutAMistake(SagaMistake mistake, String rule) {
        assertThat(Seeds.broken(SEEDS, rule, simulation -> SagaWorld.run(simulation, mistake)))
                .contains(rule);
    }

    private static void world(Simulation simulation) {
        SagaWorld.run(simulation, SagaMistake.NONE);
    }
}
