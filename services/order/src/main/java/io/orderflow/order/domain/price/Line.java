package io.orderflow.order.domain.price;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One priced line. Amounts in minor units; {@code total = unitPrice × left − discount + tax}.
 * @param quantity     units as ordered
 * @param cancelled    of these, cancelled since; the amounts are those of the units that are left
 * @param soldDiscount discount of all units as ordered
 * @param taxRate      as sold, like {@link TaxRates#rate}; null where it was not kept
 * @param shipped      units that are known to have left
 * @param delivered    of these, units that are known to be with the buyer
 */
public record Line(
        UUID id,
        String sku,
        String name,
        long quantity,
        long cancelled,
        long unitPrice,
        long discount,
        long tax,
        long total,
        String taxClass,
        long soldDiscount,
        @Nullable Long taxRate,
        long shipped,
        long delivered) {

    /** As it is sold. */
    public static Line sold(UUID id, Offer offer, long quantity, long discount, long tax, long rate) {
        long price = offer.price().amount();
        return new Line(
                id,
                offer.sku(),
                offer.name(),
                quantity,
                0,
                price,
                discount,
                tax,
                total(price, quantity, discount, tax),
                offer.taxClass(),
                discount,
                rate,
                0,
                0);
    }

    /** Units that are not cancelled. */
    public long left() {
        return quantity - cancelled;
    }

    public Line without(long units) {
        return with(cancelled + units, discount, tax);
    }

    public Line costing(long newDiscount, long newTax) {
        return with(cancelled, newDiscount, newTax);
    }

    private Line with(long newCancelled, long newDiscount, long newTax) {
        return copy(newCancelled, newDiscount, newTax, shipped, delivered);
    }

    public Line counted(long newShipped, long newDelivered) {
        return copy(cancelled, discount, tax, newShipped, newDelivered);
    }

    private Line copy(long newCancelled, long newDiscount, long newTax, long newShipped, long newDelivered) {
        return new Line(
                id,
                sku,
                name,
                quantity,
                newCancelled,
                unitPrice,
                newDiscount,
                newTax,
                total(unitPrice, quantity - newCancelled, newDiscount, newTax),
                taxClass,
                soldDiscount,
                taxRate,
                newShipped,
                newDelivered);
    }

    private static long total(long price, long units, long discount, long tax) {
        return Math.addExact(Math.multiplyExact(price, units) - discount, tax);
    }
}
