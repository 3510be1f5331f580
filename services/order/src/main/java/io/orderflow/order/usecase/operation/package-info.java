/** What an order asks of other services, recorded before it is asked. */
@NullMarked
package io.orderflow.order.usecase.operation;

import org.jspecify.annotations.NullMarked;
