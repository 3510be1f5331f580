package io.orderflow.payment.clients.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.payment.clients.GatewayUnavailable;
import io.orderflow.platform.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same money in our minor units and in Stripe's. */
class StripeAmountTest {

    @ParameterizedTest
    @CsvSource({
        "USD, 1000, 1000", "EUR, 1, 1", "HUF, 1001, 1001", "TWD, 80045, 80045", "JPY, 500, 500", "KRW, 1, 1",
                "XAF, 7, 7",
        "CLP, 990, 990", "ISK, 500, 50000", "UGX, 1, 100", "MGA, 50000, 500", "MGA, 0, 0", "KWD, 5120, 5120",
                "TND, 10, 10"
    })
    void isWrittenAndReadByStripesRules(String currency, long ours, long stripes) {
        assertThat(StripeAmount.isExpressible(ours, currency)).isTrue();
        assertThat(StripeAmount.of(ours, currency)).isEqualTo(stripes);
        assertThat(StripeAmount.read(stripes, currency)).isEqualTo(ours);
        assertThat(StripeAmount.read(new Money(stripes, currency))).isEqualTo(new Money(ours, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "MGA, 50001",
        "MGA, 1",
        "KWD, 5124",
        "BHD, 1",
        "JOD, 1005",
        "OMR, 11",
        "TND, 9",
        "XAU, 1",
        "XXX, 100",
        "ABC, 100"
    })
    void isNotExpressible(String currency, long ours) {
        assertThat(StripeAmount.isExpressible(ours, currency)).isFalse();
    }

    /** Nobody but a person at Stripe's own pages could have moved that. */
    @Test
    void isUnknownWhereOurUnitsCannotExpressIt() {
        assertThatThrownBy(() -> StripeAmount.read(50050, "ISK")).isInstanceOf(GatewayUnavailable.class);
        assertThat(StripeAmount.read(new Money(50050, "ISK"))).isNull();
        assertThat(StripeAmount.read(new Money(100, "ABC"))).isNull();
        assertThat(StripeAmount.read(null)).isNull();
    }
}
