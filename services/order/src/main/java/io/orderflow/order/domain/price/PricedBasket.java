package io.orderflow.order.domain.price;

import io.orderflow.order.domain.delivery.ShippingMethod;
import java.util.List;

/** A basket with its price: lines in the order they were asked for, and sums that the lines add up to. */
public record PricedBasket(String currency, List<Line> lines, Totals totals, ShippingMethod shippingMethod) {}
