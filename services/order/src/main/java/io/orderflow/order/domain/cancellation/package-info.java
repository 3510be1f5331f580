/** Units of an order are cancelled, and what is left costs what it did. */
@NullMarked
package io.orderflow.order.domain.cancellation;

import org.jspecify.annotations.NullMarked;
