/** Rules over a service's own tables that must have no violation. */
@NullMarked
package io.orderflow.platform.invariant;

import org.jspecify.annotations.NullMarked;
