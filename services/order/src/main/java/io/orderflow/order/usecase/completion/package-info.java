/** An order is over: by itself after a while, or because the buyer or staff say so; money first. */
@NullMarked
package io.orderflow.order.usecase.completion;

import org.jspecify.annotations.NullMarked;
