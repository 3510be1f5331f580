package io.orderflow.order.domain.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As much of an address as taxes and shipping depend on.
 * @param country ISO 3166-1 alpha-2, null where nobody has said yet
 */
public record Destination(
        @Nullable String country, @Nullable String region) {

    public static final Destination UNKNOWN = new Destination(null, null);

    public static Destination of(Address address) {
        return new Destination(address.country(), address.region());
    }

    /** What tables know it by, the most exact first: {@code US-NY}, then {@code US}; empty when unknown. */
    public List<String> keys() {
        if (country == null) {
            return List.of();
        }
        return region == null || region.isBlank() ? List.of(country) : List.of(country + "-" + region, country);
    }
}
