/** What gateways say by webhook, and how they sign it. */
@NullMarked
package io.orderflow.payment.domain.webhook;

import org.jspecify.annotations.NullMarked;
