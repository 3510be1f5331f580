/** Processes die in mid-traffic. */
@NullMarked
package io.orderflow.system.fault;

import org.jspecify.annotations.NullMarked;
