package io.orderflow.payment.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.platform.money.Money;
import io.smallrye.config.ConfigValidationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be meant is taken, and what cannot be is refused. */
@Tag("J7.2")
class PaymentConfigTest {

    /** A sweep that takes none at once would never come to its end. */
    @Test
    void refusesBatchesAndTriesOfNone() {
        for (String key : List.of(
                "auto-capture.batch",
                "failed-payment-retry.batch",
                "failed-payment-retry.tries",
                "refund-processing.batch",
                "bank-transfer-expiry.batch",
                "authorization-expiry.batch",
                "webhook-retry.batch",
                "payment-reconciliation.batch",
                "cleanup.batch",
                "giving-back.tries",
                "order-hold.tries")) {
            assertThatThrownBy(() -> Changed.config(Map.of("payment." + key, "0")))
                    .as(key)
                    .isInstanceOf(ConfigValidationException.class);
        }
    }

    @Test
    void readsWhatAGatewayMayKeep() {
        var tariffs = new Fees()
                .tariffs(Changed.config(Map.of(
                        "payment.settlement-fee.stripe.capture.basis-points", "150",
                        "payment.settlement-fee.stripe.capture.fixed.EUR", "25",
                        "payment.settlement-fee.stripe.refund.fixed.EUR", "10")));
        var stripe = tariffs.agreed().get("stripe");
        assertThat(stripe.get(EntryKind.CAPTURE).of(new Money(1000, "EUR"))).hasValue(40);
        assertThat(stripe.get(EntryKind.REFUND).of(new Money(1000, "EUR"))).hasValue(10);
        assertThat(new Fees().tariffs(Changed.config(Map.of())).isEmpty()).isTrue();
    }

    @Test
    void refusesFeesThatCannotBeMeant() {
        for (String key :
                List.of("stripe.capture.basis-points", "stripe.capture.fixed.USD", "stripe.steal.basis-points")) {
            assertThatThrownBy(() -> new Fees()
                            .tariffs(Changed.config(
                                    Map.of("payment.settlement-fee." + key, key.contains("steal") ? "1" : "-1"))))
                    .as(key)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
