package io.orderflow.warehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.outcome.Outcome;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StockLevelTest {

    private static final StockLevel TEN_OF_WHICH_FOUR_ARE_RESERVED = new StockLevel("MUG", new UUID(7, 1), 10, 4);

    @Test
    void adjustsByADifferenceOrToACount() {
        assertThat(onHandAfter(new StockChange.By(5))).isEqualTo(15);
        assertThat(onHandAfter(new StockChange.By(-6))).isEqualTo(4);
        assertThat(onHandAfter(new StockChange.To(4))).isEqualTo(4);
    }

    @Test
    void neverFallsBelowWhatIsReserved() {
        assertThat(refusal(new StockChange.By(-7))).isEqualTo("below_reserved");
        assertThat(refusal(new StockChange.To(3))).isEqualTo("below_reserved");
    }

    @Test
    void neverExceedsWhatCanBeMeant() {
        assertThat(refusal(new StockChange.By(StockLevel.MOST))).isEqualTo("above_limit");
    }

    private static long onHandAfter(StockChange change) {
        return switch (TEN_OF_WHICH_FOUR_ARE_RESERVED.adjusted(change)) {
            case Outcome.Success<StockLevel>(StockLevel level) -> level.onHand();
            case Outcome.Refused<StockLevel> refused -> throw new AssertionError(refused);
        };
    }

    private static String refusal(StockChange change) {
        return switch (TEN_OF_WHICH_FOUR_ARE_RESERVED.adjusted(change)) {
            case Outcome.Success<StockLevel> success -> throw new AssertionError(success);
            case Outcome.Refused<StockLevel> refused -> refused.rejection().code();
        };
    }
}
