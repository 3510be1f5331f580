/** What changed of an order, as it is told, and the order in which entries of several services led to each other. */
@NullMarked
package io.orderflow.order.domain.timeline;

import org.jspecify.annotations.NullMarked;
