package io.orderflow.platform.test.architecture;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
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
}
