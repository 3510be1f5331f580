/** Events that nobody could handle: kept, listed and replayable. */
@NullMarked
package io.orderflow.platform.deadletter;

import org.jspecify.annotations.NullMarked;
