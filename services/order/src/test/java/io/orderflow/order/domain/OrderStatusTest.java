package io.orderflow.order.domain;

import static io.orderflow.order.domain.Move.ALREADY;
import static io.orderflow.order.domain.Move.MOVED;
import static io.orderflow.order.domain.Move.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every pair of states, written out as the specification has them: M moved, a already there or past it, . refused. */
class OrderStatusTest {

    private static final String TABLE = """
            PENDING            a M . . . . . . M .
            CONFIRMED          a a M M M M . . M .
            PAID               a a a M M M . . M M
            PROCESSING         a a a a M M . . M M
            PARTIALLY_SHIPPED  a a a a a M . . . M
            SHIPPED            a a a a a a M M . M
            DELIVERED          a a a a a a a M . M
            COMPLETED          a a a a a a a a . M
            CANCELLED          . . . . . . . . a M
            REFUNDED           . . . . . . . . . a""";

    @TestFactory
    @Tag("M2.3")
    Stream<DynamicTest> answersEveryPairOfStatesAsTheTableSays() {
        return TABLE.lines().flatMap(line -> {
            String[] cells = line.split("\\s+");
            OrderStatus from = OrderStatus.valueOf(cells[0]);
            return Arrays.stream(OrderStatus.values())
                    .map(to -> DynamicTest.dynamicTest(
                            from + " → " + to,
                            () -> assertThat(from.ask(to)).isEqualTo(expected(cells[to.ordinal() + 1]))));
        });
    }

    private static Move expected(String cell) {
        return switch (cell) {
            case "M" -> MOVED;
            case "a" -> ALREADY;
            default -> REFUSED;
        };
    }
}
