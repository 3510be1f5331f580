package io.orderflow.payment.domain;

import java.util.Locale;

/** What a line of the money ledger stands for: an effect at the gateway, or how a dispute stands there. */
public enum EntryKind {
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND,

    /** A memo of what a card holder's bank wants back; it moves no money. */
    DISPUTE_OPENED,

    /** A memo of what the bank has left to us after all; it moves no money. */
    DISPUTE_WON,

    /** The gateway took it back for the bank. */
    CHARGEBACK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EntryKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public static EntryKind of(Effect effect) {
        return of(effect.code());
    }

    /** Whether money of the payment has moved, or is held, by it. */
    public boolean isMoney() {
        return this != DISPUTE_OPENED && this != DISPUTE_WON;
    }
}
