/** Keeps the account of an order's seller in step with the money of its payment. */
@NullMarked
package io.orderflow.payment.usecase.seller;

import org.jspecify.annotations.NullMarked;
