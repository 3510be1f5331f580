/** Several at the same moment. */
@NullMarked
package io.orderflow.platform.test.together;

import org.jspecify.annotations.NullMarked;
