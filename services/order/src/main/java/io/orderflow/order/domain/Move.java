package io.orderflow.order.domain;

/** The three answers to asking for a move. */
public enum Move {
    /** It is allowed and has to be made. */
    MOVED,
    /** The aggregate is there, or further on: nothing to do. */
    ALREADY,
    /** The present state does not allow it. */
    REFUSED
}
