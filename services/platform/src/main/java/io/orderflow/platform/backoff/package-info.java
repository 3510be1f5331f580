/** How long to wait before the next try. */
@NullMarked
package io.orderflow.platform.backoff;

import org.jspecify.annotations.NullMarked;
