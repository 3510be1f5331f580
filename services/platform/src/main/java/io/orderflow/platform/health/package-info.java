/** Liveness, readiness and the listener that serves them on a port of their own. */
@NullMarked
package io.orderflow.platform.health;

import org.jspecify.annotations.NullMarked;
