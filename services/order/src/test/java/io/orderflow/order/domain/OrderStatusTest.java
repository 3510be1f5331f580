package io.orderflow.order.domain;

import static io.orderflow.order.domain.Move.ALREADY;
import static io.orderflow.order.domain.Move.MOVED;
import static io.orderflow.order.domain.Move.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

    @Test
    @Tag("M2.3")
    void ranksEveryStateAsTheSpecificationDoes() {
        assertThat(Arrays.stream(OrderStatus.values()).collect(Collectors.toMap(OrderStatus::code, OrderStatus::rank)))
                .isEqualTo(Map.of(
                        "pending", 10,
                        "confirmed", 20,
                        "paid", 30,
                        "processing", 40,
                        "partially_shipped", 45,
                        "shipped", 50,
                        "delivered", 60,
                        "completed", 70,
                        "cancelled", 90,
                        "refunded", 100));
    }

    @Test
    @Tag("M2.3")
    void neverMovesToALowerRank() {
        for (OrderStatus from : OrderStatus.values()) {
            for (OrderStatus to : OrderStatus.values()) {
                if (to.rank() <= from.rank()) {
                    assertThat(from.ask(to)).as(from + " → " + to).isNotEqualTo(MOVED);
                }
            }
        }
    }

    @Test
    void hasARowForEveryState() {
        assertThat(TABLE.lines().map(line -> line.split(" ")[0]))
                .containsExactlyElementsOf(
                        Arrays.stream(OrderStatus.values()).map(Enum::name).toList());
    }

    @Test
    void isOverWhenNothingIsOwedToTheBuyer() {
        assertThat(Arrays.stream(OrderStatus.values()).filter(OrderStatus::isOver))
                .containsExactly(OrderStatus.COMPLETED, OrderStatus.CANCELLED, OrderStatus.REFUNDED);
    }

    private static Move expected(String cell) {
        return switch (cell) {
            case "M" -> MOVED;
            case "a" -> ALREADY;
            default -> REFUSED;
        };
    }
}
