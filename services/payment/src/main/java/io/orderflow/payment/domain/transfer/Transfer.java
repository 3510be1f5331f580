package io.orderflow.payment.domain.transfer;

import io.orderflow.payment.domain.References;
import io.orderflow.platform.money.Money;
import java.time.Instant;

/**
 * Money that came in by bank.
 * @param bankReference the bank's own name for it, without blanks around it, and one where there were several
 * @param reference     as the buyer quoted it
 * @param receivedAt    as the bank says
 */
public record Transfer(String bankReference, String reference, Money money, Instant receivedAt) {

    /** However it was spaced on its way here, it is the same transfer. */
    public Transfer {
        bankReference = References.spaced(bankReference);
    }
}
