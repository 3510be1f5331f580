/** Identifiers made in the application: UUIDv7, ordered by the time of their making. */
@NullMarked
package io.orderflow.platform.ids;

import org.jspecify.annotations.NullMarked;
