/** What the order service tells the others. */
@NullMarked
package io.orderflow.order.events.outgoing;

import org.jspecify.annotations.NullMarked;
