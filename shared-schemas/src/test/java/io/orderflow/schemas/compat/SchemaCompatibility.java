package io.orderflow.schemas.compat;

import io.orderflow.schemas.compat.BreakingChange.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a schema with its released form, in both directions: services of the last release must be able to read what
 * is published now, and today's readers what was published then and still waits in outboxes, streams and dead letters.
 *
 * <p>Allowed are new optional fields, new enumeration values (readers ignore values that they do not know), and looser
 * limits. A rename is a removal. Anything else needs a new major version beside the old one. Source: M2.6.
 */
final class SchemaCompatibility {
    private static final Set<String> LOWER_BOUNDS = Set.of("minimum", "minLength", "minItems");
    private static final Set<String> UPPER_BOUNDS = Set.of("maximum", "maxLength", "maxItems");

    private final List<BreakingChange> found = new ArrayList<>();

    private SchemaCompatibility() {}

    static List<BreakingChange> between(Map<String, SchemaField> released, Map<String, SchemaField> now) {
        SchemaCompatibility check = new SchemaCompatibility();
        released.forEach((path, before) -> {
            SchemaField after = now.get(path);
            if (after == null) {
                check.report(Kind.FIELD_REMOVED, path);
            } else {
                check.compare(path, before, after);
            }
        });
        now.forEach((path, field) -> {
            boolean partOfNewField = now.keySet().stream()
                    .anyMatch(parent -> !released.containsKey(parent)
                            && (path.startsWith(parent + ".") || path.startsWith(parent + "[]")));
            if (!released.containsKey(path) && field.required() && !partOfNewField) {
                check.report(Kind.REQUIRED_FIELD_ADDED, path);
            }
        });
        return check.found;
    }

    private void compare(String path, SchemaField before, SchemaField after) {
        if (!after.types().containsAll(before.types())) {
            report(Kind.TYPE_NARROWED, path);
        } else if (!before.types().containsAll(after.types())) {
            report(Kind.TYPE_WIDENED, path);
        }
        if (!before.required() && after.required()) {
            report(Kind.REQUIREMENT_ADDED, path);
        }
        if (before.required() && !after.required()) {
            report(Kind.REQUIREMENT_DROPPED, path);
        }
        boolean anyValueBefore = before.values().isEmpty();
        boolean anyValueAfter = after.values().isEmpty();
        if (!anyValueAfter && (anyValueBefore || !after.values().containsAll(before.values()))) {
            report(Kind.VALUE_REMOVED, path);
        }
        after.limits().forEach((keyword, limit) -> {
            if (tightened(keyword, before.limits().get(keyword), limit)) {
                report(Kind.LIMIT_TIGHTENED, path + " " + keyword);
            }
        });
    }

    private static boolean tightened(String keyword, String before, String after) {
        if (before == null) {
            return true;
        }
        if (LOWER_BOUNDS.contains(keyword)) {
            return new BigDecimal(after).compareTo(new BigDecimal(before)) > 0;
        }
        if (UPPER_BOUNDS.contains(keyword)) {
            return new BigDecimal(after).compareTo(new BigDecimal(before)) < 0;
        }
        return !before.equals(after);
    }

    private void report(Kind kind, String where) {
        found.add(new BreakingChange(kind, where));
    }
}
