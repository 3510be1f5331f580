package io.orderflow.local.process;

/** What a process is to the platform. They start in this order and stop in the opposite one. */
public enum Kind {
    /** PostgreSQL: everything else needs it, and it needs nothing. */
    POSTGRES,
    /** Redis: the sidecars need it. */
    REDIS,
    /** A daprd. */
    SIDECAR,
    /** A service, with or without sidecar. */
    SERVICE
}
