/** What the inbox makes of deliveries, without a database. */
@NullMarked
package io.orderflow.platform.inbox;

import org.jspecify.annotations.NullMarked;
