/** Bank transfers that came in, and payouts to be sent by hand. */
@NullMarked
package io.orderflow.payment.persistence.transfer;

import org.jspecify.annotations.NullMarked;
