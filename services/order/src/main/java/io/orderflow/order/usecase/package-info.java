/** One class for each thing that can happen to an order; each owns its transaction. */
@NullMarked
package io.orderflow.order.usecase;

import org.jspecify.annotations.NullMarked;
