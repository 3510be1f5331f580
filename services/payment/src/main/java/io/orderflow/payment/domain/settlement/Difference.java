package io.orderflow.payment.domain.settlement;

import java.util.Locale;

/** Where a settlement file and our ledger do not say the same of a payment. */
public record Difference(Kind kind, String paymentReference, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** The gateway has it, we do not. */
        MISSING_HERE,
        /** We have it, the gateway does not. */
        MISSING_THERE,
        AMOUNT,
        CURRENCY,
        /** The gateway keeps another fee than is agreed; what it settles is right. */
        FEE,
        /** The gateway settles the same once more. */
        DUPLICATE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
