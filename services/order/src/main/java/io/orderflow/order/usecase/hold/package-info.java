/** Holds: placed and released by staff or by other services, and asked for before an order goes on. */
@NullMarked
package io.orderflow.order.usecase.hold;

import org.jspecify.annotations.NullMarked;
