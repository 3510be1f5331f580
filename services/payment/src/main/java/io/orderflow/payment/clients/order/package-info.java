/** The order service, as far as payment asks it for something. */
@NullMarked
package io.orderflow.payment.clients.order;

import org.jspecify.annotations.NullMarked;
