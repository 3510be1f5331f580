package io.orderflow.order.domain.goods;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a fulfillment is (domain.md §3). News of one that stands before another is older; goods that left were not cancelled. */
public enum FulfillmentStatus {
    PENDING,
    ASSIGNED,
    PICKING,
    PICKED,
    PACKING,
    PACKED,
    CANCELLED,
    SHIPPED,
    COMPLETED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for one that a later publisher has thought of. */
    public static Optional<FulfillmentStatus> find(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }

    /** Whether somebody has begun to pick, which an order shows. */
    public boolean hasBegun() {
        return compareTo(PICKING) >= 0 && this != CANCELLED;
    }

    public boolean hasLeft() {
        return compareTo(SHIPPED) >= 0;
    }
}
