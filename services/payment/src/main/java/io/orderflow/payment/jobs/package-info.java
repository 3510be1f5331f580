/** Work by the clock. */
@NullMarked
package io.orderflow.payment.jobs;

import org.jspecify.annotations.NullMarked;
