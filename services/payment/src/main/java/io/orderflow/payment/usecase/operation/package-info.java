/** Gateway effects, and holds of disputed orders, that are performed in the background until their outcome is known, and what hurries them. */
@NullMarked
package io.orderflow.payment.usecase.operation;

import org.jspecify.annotations.NullMarked;
