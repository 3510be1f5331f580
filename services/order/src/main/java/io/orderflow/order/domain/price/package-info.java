/** What a basket costs: offers, lines and their sums, and the tables of taxes and shipping. */
@NullMarked
package io.orderflow.order.domain.price;

import org.jspecify.annotations.NullMarked;
