/** Operations, as far as they can be told without a database. */
@NullMarked
package io.orderflow.platform.operation;

import org.jspecify.annotations.NullMarked;
