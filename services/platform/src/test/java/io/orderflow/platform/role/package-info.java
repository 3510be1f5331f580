/** The role switch. */
@NullMarked
package io.orderflow.platform.role;

import org.jspecify.annotations.NullMarked;
