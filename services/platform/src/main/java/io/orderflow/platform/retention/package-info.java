/** How long the machinery remembers: partitions made ahead and dropped, and old keys deleted. */
@NullMarked
package io.orderflow.platform.retention;

import org.jspecify.annotations.NullMarked;
