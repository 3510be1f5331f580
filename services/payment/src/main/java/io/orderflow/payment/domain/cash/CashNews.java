package io.orderflow.payment.domain.cash;

/** What it means that a carrier has collected cash. */
public enum CashNews {
    /** The order is paid. */
    COLLECTED,
    /** That was known. */
    ALREADY_COLLECTED,
    /** It is not what the order asks for, or nothing is to be paid: kept for a person, and the order is as unpaid as before. */
    MISMATCH,
    /** No order that is paid on delivery has this id. */
    UNKNOWN
}
