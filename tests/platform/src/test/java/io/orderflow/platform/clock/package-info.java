/** A clock without an application. */
@NullMarked
package io.orderflow.platform.clock;

import org.jspecify.annotations.NullMarked;
