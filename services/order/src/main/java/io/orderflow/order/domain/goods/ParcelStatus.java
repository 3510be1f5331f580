package io.orderflow.order.domain.goods;

import java.util.Arrays;
import java.util.Locale;

/**
 * What became of a parcel. News of one that stands before another says less: a parcel that was lost may turn up, and one that is with the
 * buyer is there.
 */
public enum ParcelStatus {
    /** Something that a later publisher has thought of, and that somebody has to look after. */
    EXCEPTION,
    DELIVERY_FAILED,
    LOST,
    RETURNED_TO_SENDER,
    DELIVERED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ParcelStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** @param kind as the shipping service calls it */
    public static ParcelStatus ofException(String kind) {
        return Arrays.stream(values())
                .filter(status -> status != DELIVERED && status.code().equals(kind))
                .findFirst()
                .orElse(EXCEPTION);
    }
}
