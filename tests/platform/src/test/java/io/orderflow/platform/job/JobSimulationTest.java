package io.orderflow.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.simulation.Ledger;
import io.orderflow.platform.simulation.Seeds;
import io.orderflow.platform.simulation.Simulation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real decisions about jobs in thousands of worlds in which the database, neighbours and replicas fail. */
@Tag("E9.9")
class JobSimulationTest {

    private static final int SEEDS = 3_000;

    @Test
    @Tag("INV-E6")
    @Tag("INV-E7")
    void runsEachJobOnOneReplicaAndMakesUpForWhatWasInterruptedInEveryWorld() {
        Seeds.run("job", JobSimulationTest::world);
    }

    @Test
    void repeatsAWorldFromItsSeed() {
        var once = Seeds.trace(4711, JobSimulationTest::world);
        assertThat(once).hasSizeGreaterThan(20).isEqualTo(Seeds.trace(4711, JobSimulationTest::world));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a run that could not reach its database believed in its lease for ever, 31",
        "a run that had let its lease go itself told of a lost one, 1",
        "a process that had slept through its lease before it heard of it began the run, 1061",
    })
    void staysFreeOf(String bug, long seed) {
        Seeds.runOne("job", seed, JobSimulationTest::world);
    }

    @ParameterizedTest
    @CsvSource({
        "TAKES_WHAT_IS_HELD, " + JobRules.FENCE,
        "CLOSES_WHAT_IS_ANOTHERS, " + JobRules.FENCE,
        "RENEWS_WHAT_RAN_OUT, " + JobRules.OVERLAP,
        "TAKES_NOTHING_OVER, " + Ledger.PROGRESS,
        "PLANS_AT_ONCE, " + JobRules.ONCE,
        "RUNS_WITHOUT_A_LIMIT, " + JobRules.LIMIT,
        "RECORDS_WHAT_WAS_CUT_OFF, " + JobRules.HISTORY,
    })
    void findsOutAMistake(JobMistake mistake, String rule) {
        assertThat(Seeds.broken(SEEDS, rule, simulation -> JobWorld.run(simulation, mistake)))
                .contains(rule);
    }

    private static void world(Simulation simulation) {
        JobWorld.run(simulation, JobMistake.NONE);
    }
}
