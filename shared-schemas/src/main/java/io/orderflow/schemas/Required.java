package io.orderflow.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checks that every event record makes on construction, so that a half-filled event can neither be published nor
 * be read. Each throws {@link IllegalArgumentException} whose message is the wire name of the field and nothing of its
 * value: values may be personal data.
 */
public final class Required {
    private Required() {}

    /** Refuses null and blank. */
    public static void text(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field);
        }
    }

    /** Refuses null. */
    public static void present(@Nullable Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field);
        }
    }

    /** Refuses everything below one. */
    public static void positive(long value, String field) {
        if (value < 1) {
            throw new IllegalArgumentException(field);
        }
    }

    /** Refuses everything below zero. */
    public static void notNegative(long value, String field) {
        if (value < 0) {
            throw new IllegalArgumentException(field);
        }
    }

    /** An immutable copy; refuses null, an empty list and null elements. */
    public static <T> List<T> items(@Nullable List<T> values, String field) {
        if (values == null || values.isEmpty() || values.stream().anyMatch(v -> v == null)) {
            throw new IllegalArgumentException(field);
        }
        return List.copyOf(values);
    }
}
