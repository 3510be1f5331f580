package io.orderflow.order.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is asked for a timeline is a matter of configuration alone. */
class TimelineConfigTest {

    @Test
    void asksThoseWhoHaveAPartInOrders() {
        assertThat(timeline(Map.of()).services()).contains(List.of("payment", "warehouse"));
    }

    @Test
    void asksOneMoreWhereItIsNamed() {
        assertThat(timeline(Map.of("order.timeline.services", "payment,warehouse,shipping"))
                        .services())
                .contains(List.of("payment", "warehouse", "shipping"));
    }

    @Test
    void asksNobodyWhereNobodyIsNamed() {
        assertThat(timeline(Map.of("order.timeline.services", "")).services()).isEmpty();
    }

    private static OrderConfig.Timeline timeline(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(OrderConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(OrderConfig.class)
                .timeline();
    }
}
