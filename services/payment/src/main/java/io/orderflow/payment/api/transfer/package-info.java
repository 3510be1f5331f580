/** Bank transfers that staff report, and payouts that staff send. */
@NullMarked
package io.orderflow.payment.api.transfer;

import org.jspecify.annotations.NullMarked;
