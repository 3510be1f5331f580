/** A part of an order is cancelled, or all of one that nobody has paid in time. */
@NullMarked
package io.orderflow.order.usecase.cancellation;

import org.jspecify.annotations.NullMarked;
