/** The inbox without a container. */
@NullMarked
package io.orderflow.platform.inbox;

import org.jspecify.annotations.NullMarked;
