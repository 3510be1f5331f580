/** How a batch is cut. */
@NullMarked
package io.orderflow.platform.outbox;

import org.jspecify.annotations.NullMarked;
