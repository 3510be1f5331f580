package io.orderflow.payment.domain.transfer;

import io.orderflow.platform.money.Money;
import java.time.Instant;

/**
 * Money that came in by bank.
 * @param bankReference the bank's own name for it
 * @param reference     as the buyer quoted it
 * @param receivedAt    as the bank says
 */
public record Transfer(String bankReference, String reference, Money money, Instant receivedAt) {}
