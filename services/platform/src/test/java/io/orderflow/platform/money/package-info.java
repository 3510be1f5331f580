/** Properties of sums and shares. */
@NullMarked
package io.orderflow.platform.money;

import org.jspecify.annotations.NullMarked;
