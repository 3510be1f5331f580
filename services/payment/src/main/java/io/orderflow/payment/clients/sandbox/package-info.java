/** The sandbox's adapter. */
@NullMarked
package io.orderflow.payment.clients.sandbox;

import org.jspecify.annotations.NullMarked;
