/** The port to payment gateways, whose adapters lie below, beside the client of the order service. */
@NullMarked
package io.orderflow.payment.clients;

import org.jspecify.annotations.NullMarked;
