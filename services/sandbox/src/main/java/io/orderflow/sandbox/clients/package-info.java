/** The one place that the gateway calls: the shop's webhook route. */
@NullMarked
package io.orderflow.sandbox.clients;

import org.jspecify.annotations.NullMarked;
