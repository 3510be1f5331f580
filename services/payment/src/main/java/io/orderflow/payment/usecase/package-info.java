/** One class for each thing that can be asked of a payment, by subject, each of which owns its transaction; here is what subjects share. */
@NullMarked
package io.orderflow.payment.usecase;

import org.jspecify.annotations.NullMarked;
