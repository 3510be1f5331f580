/** One class for each thing that can be asked of a payment, by subject; each owns its transaction. What subjects share is here. */
@NullMarked
package io.orderflow.payment.usecase;

import org.jspecify.annotations.NullMarked;
