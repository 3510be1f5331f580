package io.orderflow.payment.clients.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StripeSettingsTest {

    @Test
    void connectsNothingWhereNothingIsSet() {
        assertThat(StripeSettings.of(Settings.of(Map.of()))).isEmpty();
    }

    @Test
    void connectsWhereAllIsSet() {
        assertThat(StripeSettings.of(Settings.connectedTo("http://127.0.0.1:9")))
                .isPresent();
    }

    @Test
    void refusesAHalfConfigurationAndSaysWhatIsMissing() {
        var half = new HashMap<String, String>();
        half.put("payment.stripe.api-key", "sk_test_123");
        assertThatThrownBy(() -> StripeSettings.of(Settings.of(half)))
                .hasMessageContaining("GATEWAY_STRIPE_API_KEY (set)")
                .hasMessageContaining("GATEWAY_STRIPE_WEBHOOK_SECRETS (missing)")
                .hasMessageNotContaining("sk_test_123");
    }

    @Test
    void refusesToBeChosenWithoutBeingConnected() {
        assertThatThrownBy(() -> StripeSettings.of(Settings.of(Map.of("payment.gateway", "stripe"))))
                .hasMessageContaining("GATEWAY_STRIPE_RETURN_URL (missing)");
    }
}
