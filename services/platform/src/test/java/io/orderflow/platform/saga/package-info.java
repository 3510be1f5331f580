/** What follows what in a saga. */
@NullMarked
package io.orderflow.platform.saga;

import org.jspecify.annotations.NullMarked;
