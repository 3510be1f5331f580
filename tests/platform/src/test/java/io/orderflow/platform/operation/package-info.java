/** Runners that share operations. */
@NullMarked
package io.orderflow.platform.operation;

import org.jspecify.annotations.NullMarked;
