package io.orderflow.platform.outcome;

import java.util.Map;

/**
 * A business refusal.
 * @param kind   which family of answer it is; the web room turns it into a status
 * @param code   stable code of api.md, for programs
 * @param detail a sentence for a person, without personal data
 * @param facts  further members of the answer, e.g. availability per SKU; may be empty
 */
public record Rejection(Kind kind, String code, String detail, Map<String, Object> facts) {

    public enum Kind {
        /** A business rule says no (422). */
        RULE,
        /** The present state, stock or version says no (409). */
        STATE,
        /** There is no such thing, or not for this caller (404). */
        NOT_FOUND,
        /** The version the caller has seen is not the present one (412). */
        VERSION,
        /** The request misses something that the operation demands (428). */
        PRECONDITION,
        /** A neighbour is away; nothing was done and the same key may be repeated (503). */
        UNAVAILABLE
    }

    /** @param detail a sentence for a person, without personal data */
    public static Rejection rule(String code, String detail) {
        return new Rejection(Kind.RULE, code, detail, Map.of());
    }

    /** @param detail a sentence for a person that names the present state */
    public static Rejection state(String code, String detail) {
        return new Rejection(Kind.STATE, code, detail, Map.of());
    }

    /** Also where it is somebody else's, so that nobody can tell the difference. */
    public static Rejection notFound(String detail) {
        return new Rejection(Kind.NOT_FOUND, "not_found", detail, Map.of());
    }

    /** @param neighbour app id; the code is {@code <neighbour>_unavailable} */
    public static Rejection unavailable(String neighbour) {
        return new Rejection(
                Kind.UNAVAILABLE,
                neighbour + "_unavailable",
                "The " + neighbour + " service cannot be reached.",
                Map.of());
    }

    /** @param more further members of the problem, in place of those that it had */
    public Rejection with(Map<String, Object> more) {
        return new Rejection(kind, code, detail, more);
    }
}
