/** What can be set. */
@NullMarked
package io.orderflow.order.config;

import org.jspecify.annotations.NullMarked;
