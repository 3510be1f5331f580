package io.orderflow.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.simulation.Seeds;
import io.orderflow.platform.simulation.Simulation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The relay's real decisions in thousands of worlds that break down in every way (dapr-and-delivery.md §12, ladder step 1). */
@Tag("X3.1")
@Tag("E9.9")
class RelaySimulationTest {

    @Test
    @Tag("INV-E1")
    @Tag("INV-E2")
    @Tag("INV-E3")
    @Tag("INV-E4")
    @Tag("INV-E6")
    @Tag("INV-E8")
    void keepsItsPromisesInEveryWorld() {
        Seeds.run("relay", RelaySimulationTest::world);
    }

    @Test
    void repeatsAWorldFromItsSeed() {
        var once = Seeds.trace(4711, RelaySimulationTest::world);
        assertThat(once).hasSizeGreaterThan(100).isEqualTo(Seeds.trace(4711, RelaySimulationTest::world));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an event of an aggregate that had just moved inherited the failures of the one before, 7",
        "a relay that had lost its lanes sent the same events again and again until its next renewal, 1221",
    })
    void staysFreeOf(String bug, long seed) {
        Seeds.runOne("relay", seed, simulation -> RelayWorld.run(simulation, Mistake.UNCUT));
    }

    private static void world(Simulation simulation) {
        RelayWorld.run(simulation, Mistake.NONE);
    }
}
