/** Remittances of couriers, and cash that they have not handed over. */
@NullMarked
package io.orderflow.payment.api.cash;

import org.jspecify.annotations.NullMarked;
