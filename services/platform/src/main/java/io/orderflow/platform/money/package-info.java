/** Exact money: minor units of one currency, and its division to the last unit. */
@NullMarked
package io.orderflow.platform.money;

import org.jspecify.annotations.NullMarked;
