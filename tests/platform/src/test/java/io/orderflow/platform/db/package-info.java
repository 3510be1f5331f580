/** The machinery on a database without a container. */
@NullMarked
package io.orderflow.platform.db;

import org.jspecify.annotations.NullMarked;
