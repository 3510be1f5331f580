package io.orderflow.schemas.compat;

/** One way in which a contract stopped fitting what was released: what happened, where. */
record BreakingChange(Kind kind, String where) {
    enum Kind {
        FIELD_REMOVED,
        TYPE_NARROWED,
        TYPE_WIDENED,
        LIMIT_TIGHTENED,
        VALUE_REMOVED,
        REQUIRED_FIELD_ADDED,
        REQUIREMENT_ADDED,
        REQUIREMENT_DROPPED,
        SCHEMA_REMOVED,
        DECLARATION_REMOVED,
        DECLARATION_CHANGED
    }
}
