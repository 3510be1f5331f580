/** The port to payment gateways, and one adapter for each. */
@NullMarked
package io.orderflow.payment.clients;

import org.jspecify.annotations.NullMarked;
