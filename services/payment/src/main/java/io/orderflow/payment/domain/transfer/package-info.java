/** Bank transfers, what each of them came to, and payouts. */
@NullMarked
package io.orderflow.payment.domain.transfer;

import org.jspecify.annotations.NullMarked;
