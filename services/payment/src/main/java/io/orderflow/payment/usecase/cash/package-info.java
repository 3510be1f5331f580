/** Cash on delivery: collected by the courier, handed over with a remittance, or overdue. */
@NullMarked
package io.orderflow.payment.usecase.cash;

import org.jspecify.annotations.NullMarked;
