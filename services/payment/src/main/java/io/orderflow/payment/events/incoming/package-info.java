/** One handler for each topic that payments listen to. */
@NullMarked
package io.orderflow.payment.events.incoming;

import org.jspecify.annotations.NullMarked;
