package io.orderflow.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of statuses, written down by hand: M moves, = is there or past it, . is refused. */
class PaymentTransitionsTest {

    private static final List<PaymentStatus> COLUMNS = Arrays.asList(PaymentStatus.values());

    // to:                                                P R A C P C C V F E P R
    //                                                    e e u p a a f o a x p e
    private static final List<String> MATRIX = List.of(
            "pending             = M M . . M . M M M . .",
            "requires_action     = = M . . . . M M M . .",
            "authorized          = = = M . . . M . M . .",
            "capture_pending     = = = = M M M . . M M .",
            "partially_captured  = = = M = M . . . . M M",
            "captured            = = = = = = . . . . M M",
            "capture_failed      = = = M . . = M . M . .",
            "voided              = = = . . . . = . . . .",
            "failed              = = . . . . . . = . . .",
            "expired             = = = . . . . . . = . .",
            "partially_refunded  = = = M = = . . . . = M",
            "refunded            = = = = = = . . . . = =");

    static Stream<Arguments> pairs() {
        return MATRIX.stream().flatMap(line -> {
            String[] cells = line.split(" +");
            return COLUMNS.stream()
                    .map(to -> Arguments.of(PaymentStatus.of(cells[0]), to, move(cells[1 + to.ordinal()])));
        });
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @MethodSource("pairs")
    void answersEveryMove(PaymentStatus from, PaymentStatus to, Move expected) {
        assertThat(PaymentTransitions.ask(from, to)).isEqualTo(expected);
    }

    @org.junit.jupiter.api.Test
    void coversEveryPair() {
        assertThat(pairs()).hasSize(COLUMNS.size() * COLUMNS.size());
        assertThat(pairs().map(pair -> pair.get()[0]).distinct()).hasSize(COLUMNS.size());
    }

    private static Move move(String cell) {
        return switch (cell) {
            case "M" -> Move.MOVED;
            case "=" -> Move.ALREADY_THERE;
            default -> Move.REFUSED;
        };
    }
}
