/** What the outside sees: REST for people and shops, webhooks for gateways, gRPC for the order service. */
@NullMarked
package io.orderflow.payment.api;

import org.jspecify.annotations.NullMarked;
