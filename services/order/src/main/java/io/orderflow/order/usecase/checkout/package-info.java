/** From a basket to a placed order, with a recovery point before each foreign step. */
@NullMarked
package io.orderflow.order.usecase.checkout;

import org.jspecify.annotations.NullMarked;
