/** Work by the clock. */
@NullMarked
package io.orderflow.warehouse.jobs;

import org.jspecify.annotations.NullMarked;
