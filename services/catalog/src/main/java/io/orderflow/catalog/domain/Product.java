package io.orderflow.catalog.domain;

import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Rejection;
import java.util.UUID;

/**
 * Something that can be sold.
 * @param price   for one piece, without tax
 * @param version grows with every change
 */
public record Product(
        UUID id, String sku, String name, Money price, TaxClass taxClass, long weightGrams, long version) {

    /** Of a price that nobody could pay. */
    public static Rejection unknownCurrency() {
        return Rejection.rule("unknown_currency", "ISO 4217 has no such currency.");
    }

    public Product priced(Money newPrice) {
        return new Product(id, sku, name, newPrice, taxClass, weightGrams, version + 1);
    }
}
