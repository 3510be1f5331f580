/** What the warehouse makes of other services' events, one handler a topic. */
@NullMarked
package io.orderflow.warehouse.events.incoming;

import org.jspecify.annotations.NullMarked;
