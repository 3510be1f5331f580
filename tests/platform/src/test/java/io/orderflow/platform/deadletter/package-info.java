/** Dead letters without a container. */
@NullMarked
package io.orderflow.platform.deadletter;

import org.jspecify.annotations.NullMarked;
