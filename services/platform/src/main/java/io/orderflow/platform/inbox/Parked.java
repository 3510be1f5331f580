package io.orderflow.platform.inbox;

/** Rolls a transaction back because its event cannot be handled now. */
final class Parked extends RuntimeException {

    final String reason;
    /** Whether it waits for another event of its aggregate. */
    final boolean forAnother;

    Parked(String reason, boolean forAnother) {
        super(reason, null, false, false);
        this.reason = reason;
        this.forAnother = forAnother;
    }
}
