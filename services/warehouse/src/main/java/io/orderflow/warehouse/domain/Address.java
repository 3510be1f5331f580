package io.orderflow.warehouse.domain;

import org.jspecify.annotations.Nullable;

/** Where a warehouse stands; every part may be unknown. */
public record Address(
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country) {}
