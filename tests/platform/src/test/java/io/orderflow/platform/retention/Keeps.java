package io.orderflow.platform.retention;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** How long things are kept in a test. */
final class Keeps {

    private Keeps() {}

    static RetentionConfig defaults() {
        return with(Map.of());
    }

    static RetentionConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(RetentionConfig.class)
                .withDefaultValues(settings)
                .withConverter(
                        java.time.Duration.class,
                        200,
                        text -> new io.quarkus.runtime.configuration.DurationConverter().convert(text))
                .build()
                .getConfigMapping(RetentionConfig.class);
    }
}
