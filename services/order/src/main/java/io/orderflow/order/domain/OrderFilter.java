package io.orderflow.order.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which orders; null means any. {@code to} is exclusive, {@code after} is the last order of the page before. */
public record OrderFilter(
        @Nullable String status,
        @Nullable String customerId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID after) {}
