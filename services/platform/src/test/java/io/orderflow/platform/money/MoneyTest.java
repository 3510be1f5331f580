package io.orderflow.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("M2.6")
class MoneyTest {

    private static final Money TEN = new Money(1000, "USD");

    @ParameterizedTest
    @MethodSource("io.orderflow.platform.money.Seeds#some")
    void addsAndTakesAwayWithoutLoss(Seeds seeds) {
        var one = new Money(seeds.amount(), "EUR");
        var other = new Money(seeds.random().nextLong(1_000_000), "EUR");
        assertThat(one.plus(other).minus(other)).isEqualTo(one);
        assertThat(one.min(other)).isLessThanOrEqualTo(one).isLessThanOrEqualTo(other);
    }

    @Test
    void refusesToMixCurrencies() {
        var euro = new Money(1000, "EUR");
        assertThatThrownBy(() -> TEN.plus(euro)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TEN.minus(euro)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TEN.compareTo(euro)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TEN.min(euro)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsRatherThanOverflow() {
        var most = new Money(Long.MAX_VALUE, "USD");
        assertThatThrownBy(() -> most.plus(TEN)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE, "USD").minus(TEN)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void knowsZeroFromPositive() {
        assertThat(Money.zero("USD").isZero()).isTrue();
        assertThat(Money.zero("USD").isPositive()).isFalse();
        assertThat(TEN.isPositive()).isTrue();
        assertThat(TEN.minus(TEN.times(2)).isPositive()).isFalse();
    }
}
