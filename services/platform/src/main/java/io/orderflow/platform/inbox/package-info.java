/** Events taken in exactly once: the effect and its inbox row in one transaction. */
@NullMarked
package io.orderflow.platform.inbox;

import org.jspecify.annotations.NullMarked;
