/** Whether a rule would notice. */
@NullMarked
package io.orderflow.platform.test.invariant;

import org.jspecify.annotations.NullMarked;
