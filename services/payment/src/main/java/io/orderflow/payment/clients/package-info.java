/** The port to payment gateways with one adapter for each, and the client of the order service. */
@NullMarked
package io.orderflow.payment.clients;

import org.jspecify.annotations.NullMarked;
