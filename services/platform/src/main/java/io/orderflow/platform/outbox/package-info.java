/** Events written with the change they tell of, and the relay that publishes them. */
@NullMarked
package io.orderflow.platform.outbox;

import org.jspecify.annotations.NullMarked;
