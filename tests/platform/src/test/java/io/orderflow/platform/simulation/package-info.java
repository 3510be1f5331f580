/** A world of processes, servers and faults in which one seed decides everything, to drive the machinery's real decisions through. */
@NullMarked
package io.orderflow.platform.simulation;

import org.jspecify.annotations.NullMarked;
