/** Orders, their states and their sums, in pure Java. */
@NullMarked
package io.orderflow.order.domain;

import org.jspecify.annotations.NullMarked;
