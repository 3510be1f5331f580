/** Cash that couriers collect and hand over. */
@NullMarked
package io.orderflow.payment.domain.cash;

import org.jspecify.annotations.NullMarked;
