package io.orderflow.warehouse.domain;

import java.util.Locale;

/** Why on-hand changed. */
public enum MovementKind {
    /** Staff counted, found, lost or received something. */
    ADJUSTMENT;

    /** The name on the wire and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MovementKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
