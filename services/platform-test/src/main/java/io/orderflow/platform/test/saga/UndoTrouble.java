package io.orderflow.platform.test.saga;

/** What can go wrong while the steps are undone. */
enum UndoTrouble {
    NONE,
    /** Every undo gets no answer at first. */
    LOST,
    /** The process that undoes the latest step dies after its call, before it has recorded the answer. */
    DIED;

    @Override
    public String toString() {
        return name().toLowerCase();
    }
}
