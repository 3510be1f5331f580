package io.orderflow.platform.openapi;

import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bean Validation matches a whole string, JSON Schema any part of it; what Java trims is not what ECMAScript calls space. */
final class Patterns {

    /** RFC 3339, with the offsets that there are. */
    static final String TIME =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-7]):[0-5][0-9])$";

    private static final String NOT_BLANK = "\\S";
    private static final String BEYOND_WHAT_IS_TRIMMED = "[^\\u0000-\\u0020]";

    private Patterns() {}

    static void anchor(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if ("date-time".equals(schema.getFormat())) {
            schema.setPattern(TIME);
        }
        String pattern = schema.getPattern();
        if (pattern != null) {
            schema.setPattern(
                    pattern.equals(NOT_BLANK)
                            ? BEYOND_WHAT_IS_TRIMMED
                            : pattern.startsWith("^") ? pattern : "^(?:" + pattern + ")$");
        }
        anchor(schema.getItems());
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(Patterns::anchor);
        }
    }
}
