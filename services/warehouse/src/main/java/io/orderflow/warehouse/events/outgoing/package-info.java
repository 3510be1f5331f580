/** What the warehouse tells the others. */
@NullMarked
package io.orderflow.warehouse.events.outgoing;

import org.jspecify.annotations.NullMarked;
