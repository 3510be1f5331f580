package io.orderflow.payment.clients.stripe;

import io.orderflow.payment.config.PaymentConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The service's configuration, made for one test. */
final class Settings {

    private Settings() {}

    static PaymentConfig of(Map<String, String> properties) {
        var all = new HashMap<>(properties);
        all.put("payment.sandbox.url", "http://127.0.0.1:9");
        return new SmallRyeConfigBuilder()
                .withMapping(PaymentConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(all, "test", 500))
                .build()
                .getConfigMapping(PaymentConfig.class);
    }

    static PaymentConfig connectedTo(String url) {
        return of(keysOf(url));
    }

    /** To an account for which Stripe has enabled captures in parts. */
    static PaymentConfig connectedInPartsTo(String url) {
        var properties = new HashMap<>(keysOf(url));
        properties.put("payment.stripe.multicapture", "true");
        return of(properties);
    }

    private static Map<String, String> keysOf(String url) {
        return Map.of(
                "payment.gateway", "stripe",
                "payment.stripe.url", url,
                "payment.stripe.api-key", "sk_test_123",
                "payment.stripe.webhook-secrets", "whsec_1",
                "payment.stripe.return-url", "https://shop.example/back");
    }
}
