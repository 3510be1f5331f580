/** Work by the clock. */
@NullMarked
package io.orderflow.order.jobs;

import org.jspecify.annotations.NullMarked;
