/** Orders from checkout to their end, and what keeps one from being taken. */
@NullMarked
package io.orderflow.system.checkout;

import org.jspecify.annotations.NullMarked;
