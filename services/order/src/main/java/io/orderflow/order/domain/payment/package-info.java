/** How an order is paid, how far that is, and what is known of its money. */
@NullMarked
package io.orderflow.order.domain.payment;

import org.jspecify.annotations.NullMarked;
