/** What an order may ask of other services, and under which key it does. */
@NullMarked
package io.orderflow.order.usecase.ask;

import org.jspecify.annotations.NullMarked;
