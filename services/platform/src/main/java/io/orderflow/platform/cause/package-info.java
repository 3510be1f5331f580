/** Who and what caused a change, carried from the request into rows, calls and events. */
@NullMarked
package io.orderflow.platform.cause;

import org.jspecify.annotations.NullMarked;
