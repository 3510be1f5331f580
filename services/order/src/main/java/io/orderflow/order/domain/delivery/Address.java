package io.orderflow.order.domain.delivery;

import org.jspecify.annotations.Nullable;

/** Where an order goes. Personal data: never in logs, events or metrics. */
public record Address(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        String postalCode,
        String country,
        @Nullable String phone) {

    private static final String ERASED = "erased";

    /** What the books need of it: the place that decided about tax and shipping. */
    public Address erased() {
        return new Address(ERASED, ERASED, null, ERASED, region, ERASED, country, null);
    }
}
