/** One class for each thing that can be asked of a payment; each owns its transaction. */
@NullMarked
package io.orderflow.payment.usecase;

import org.jspecify.annotations.NullMarked;
