/** A role without an application. */
@NullMarked
package io.orderflow.platform.role;

import org.jspecify.annotations.NullMarked;
