/** Cancels, lowers and refunds payments: what is not taken is let go, what was taken goes back by its gateway or as a payout. */
@NullMarked
package io.orderflow.payment.usecase.refund;

import org.jspecify.annotations.NullMarked;
