package io.orderflow.platform.inbox;

/** What a topic makes of the versions of an aggregate, which no broker keeps in order (domain.md §4, M2.3). */
public enum Sequence {

    /** Nothing: the handler looks at the aggregate's state alone. */
    NONE,

    /** An event that is older than what was handled for its aggregate is ignored as stale. */
    NEWEST,

    /**
     * For a topic that carries every version of its aggregates. An event waits, parked, until the one before it has been handled, and is
     * hurried then; one that is older is ignored as stale. Where the missing one never comes, it ends as a dead letter like any other.
     */
    GAPLESS
}
