/** Stripe, by its official SDK. Nothing outside knows the SDK. */
@NullMarked
package io.orderflow.payment.clients.stripe;

import org.jspecify.annotations.NullMarked;
