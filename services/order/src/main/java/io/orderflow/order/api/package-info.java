/** What the outside sees of orders, over HTTP. */
@NullMarked
package io.orderflow.order.api;

import org.jspecify.annotations.NullMarked;
