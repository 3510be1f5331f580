package io.orderflow.order.domain.price;

/** The sums of an order, in minor units of its currency: {@code grand = subtotal − discount − points + shipping + tax}. */
public record Totals(long subtotal, long discount, long points, long shipping, long tax, long grand) {

    public static Totals of(long subtotal, long discount, long points, long shipping, long tax) {
        return new Totals(
                subtotal,
                discount,
                points,
                shipping,
                tax,
                Math.addExact(Math.addExact(subtotal - discount - points, shipping), tax));
    }
}
