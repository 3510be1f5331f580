/** One wrapper for each service that orders call. */
@NullMarked
package io.orderflow.order.clients;

import org.jspecify.annotations.NullMarked;
