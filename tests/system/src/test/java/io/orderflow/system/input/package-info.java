/** Everything that a client may send wrongly. */
@NullMarked
package io.orderflow.system.input;

import org.jspecify.annotations.NullMarked;
