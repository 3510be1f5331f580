package io.orderflow.payment.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The configuration with some keys set, and all others as they come. */
public final class Changed {

    private Changed() {}

    public static PaymentConfig config(Map<String, String> keys) {
        var all = new HashMap<>(keys);
        all.put("payment.sandbox.url", "http://127.0.0.1:9");
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(PaymentConfig.class)
                .withValidator(new BeanValidationConfigValidatorImpl())
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(PaymentConfig.class);
    }
}
