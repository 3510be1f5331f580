package io.orderflow.local.state;

/** Where a process stands. */
public enum ProcessState {
    /** Its turn has not come. */
    WAITING,
    /** Started, not ready yet. */
    STARTING,
    /** Answers its probe. */
    READY,
    /** Has ended by itself; is started again after a pause. */
    RESTARTING,
    /** Has used up its attempts before it was ever ready. */
    FAILED,
    /** Ended on purpose. */
    STOPPED
}
