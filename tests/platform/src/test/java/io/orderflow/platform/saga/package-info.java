/** Sagas on a real database. */
@NullMarked
package io.orderflow.platform.saga;

import org.jspecify.annotations.NullMarked;
