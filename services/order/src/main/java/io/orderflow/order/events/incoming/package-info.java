/** One handler for each topic that moves orders. */
@NullMarked
package io.orderflow.order.events.incoming;

import org.jspecify.annotations.NullMarked;
