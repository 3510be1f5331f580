package io.orderflow.payment.domain;

/** What comes of asking a payment to move to another status. */
public enum Move {
    MOVED,
    /** It is there, or already past it: nothing to do. */
    ALREADY_THERE,
    /** Its status does not allow that. */
    REFUSED
}
