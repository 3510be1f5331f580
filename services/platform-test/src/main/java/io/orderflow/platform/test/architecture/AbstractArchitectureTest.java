package io.orderflow.platform.test.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The architecture of one service; a subclass names its base package. */
public abstract class AbstractArchitectureTest {

    /** e.g. {@code io.orderflow.order} */
    protected abstract String basePackage();

    @TestFactory
    Stream<DynamicTest> keepsTheHouseRules() {
        return HouseRules.of(basePackage()).checks().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), rule.getValue()::run));
    }

    /** Handlers, jobs and operations each have their contract test, so that a new one cannot come without. */
    @Test
    void provesEachOfItsMachinesByTheContract() {
        assertThat(ProvenMachines.of(basePackage()).unproven()).isEmpty();
    }
}
