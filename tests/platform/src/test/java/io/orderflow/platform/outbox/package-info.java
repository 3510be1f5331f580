/** Relays that share lanes. */
@NullMarked
package io.orderflow.platform.outbox;

import org.jspecify.annotations.NullMarked;
