package io.orderflow.order.domain.price;

import io.orderflow.order.domain.delivery.Destination;

/** What share of a net price is tax. */
public interface TaxRates {

    /** What one percent is in {@link #rate}. */
    long PERCENT = 1_000;

    /**
     * @return thousandths of a percent, not negative
     * @throws IllegalArgumentException for a class that nobody has set a rate for
     */
    long rate(String taxClass, Destination destination);
}
