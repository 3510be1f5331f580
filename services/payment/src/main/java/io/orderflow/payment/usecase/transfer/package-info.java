/** Bank transfers that come in, and payouts that are sent by hand. */
@NullMarked
package io.orderflow.payment.usecase.transfer;

import org.jspecify.annotations.NullMarked;
