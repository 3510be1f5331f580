/** Cash that was collected, what remittances brought of it, and what is overdue. */
@NullMarked
package io.orderflow.payment.persistence.cash;

import org.jspecify.annotations.NullMarked;
