/** The money of a whole order is taken: when its time has come, when it is asked for, and again after a refusal. */
@NullMarked
package io.orderflow.order.usecase.capture;

import org.jspecify.annotations.NullMarked;
