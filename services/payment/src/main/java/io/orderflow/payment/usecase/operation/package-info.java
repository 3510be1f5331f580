/** Gateway effects that are performed in the background until their outcome is known. */
@NullMarked
package io.orderflow.payment.usecase.operation;

import org.jspecify.annotations.NullMarked;
