/** Where an order goes, and how. */
@NullMarked
package io.orderflow.order.domain.delivery;

import org.jspecify.annotations.NullMarked;
