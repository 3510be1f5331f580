/** The parts of the sidecar room that need no sidecar. */
@NullMarked
package io.orderflow.platform.dapr;

import org.jspecify.annotations.NullMarked;
