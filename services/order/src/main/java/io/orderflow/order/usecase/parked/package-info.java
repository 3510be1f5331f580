/** What was asked of other services and got no answer in time is asked for again, and told of for as long as it is not done. */
@NullMarked
package io.orderflow.order.usecase.parked;

import org.jspecify.annotations.NullMarked;
