package io.orderflow.payment.domain.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.settlement.FeeTariffs.Fee;
import io.orderflow.payment.domain.settlement.FeeTariffs.WrongFee;
import io.orderflow.platform.money.Money;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("J7.2")
class FeeTariffsTest {

    private static final FeeTariff AGREED = new FeeTariff(290, Map.of("USD", 30L, "EUR", 0L));

    @Test
    void takesAShareRoundedHalfUpAndAFixedPartOfItsCurrency() {
        assertThat(AGREED.of(new Money(1000, "USD"))).hasValue(59);
        assertThat(AGREED.of(new Money(0, "USD"))).hasValue(30);
        assertThat(AGREED.of(new Money(50, "EUR"))).hasValue(1);
        assertThat(AGREED.of(new Money(17, "EUR"))).hasValue(0);
        assertThat(new FeeTariff(5000, Map.of()).of(new Money(1, "USD"))).hasValue(1);
        assertThat(new FeeTariff(10_000, Map.of()).of(new Money(1_000_000_000_000L, "USD")))
                .hasValue(1_000_000_000_000L);
    }

    @Test
    void hasNothingAgreedForACurrencyThatIsNotNamedWhereOthersAre() {
        assertThat(AGREED.of(new Money(1000, "JPY"))).isEqualTo(OptionalLong.empty());
        assertThat(new FeeTariff(290, Map.of()).of(new Money(1000, "JPY"))).hasValue(29);
    }

    @Test
    void judgesOnlyWhereSomethingIsAgreed() {
        var tariffs = new FeeTariffs(Map.of("one", Map.of(EntryKind.CAPTURE, AGREED)));
        assertThat(tariffs.wrong(List.of(
                        fee(1, "one", EntryKind.CAPTURE, "USD", 59),
                        fee(2, "one", EntryKind.CAPTURE, "USD", 60),
                        fee(3, "two", EntryKind.CAPTURE, "USD", 60),
                        fee(4, "one", EntryKind.REFUND, "USD", 60),
                        fee(5, "one", EntryKind.CAPTURE, "JPY", 60),
                        fee(6, "one", EntryKind.CAPTURE, "EUR", 0))))
                .containsExactly(new WrongFee(2, 59), new WrongFee(6, 29));
        assertThat(new FeeTariffs(Map.of()).wrong(List.of(fee(1, "one", EntryKind.CAPTURE, "USD", 60))))
                .isEmpty();
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> new FeeTariff(-1, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeTariff(10_001, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeTariff(1, Map.of("USD", -1L))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Fee fee(int row, String gateway, EntryKind operation, String currency, long kept) {
        return new Fee(row, gateway, operation, new Money(1000, currency), kept);
    }
}
