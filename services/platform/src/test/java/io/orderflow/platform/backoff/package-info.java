/** How waits grow. */
@NullMarked
package io.orderflow.platform.backoff;

import org.jspecify.annotations.NullMarked;
