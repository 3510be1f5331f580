/** Effects in foreign systems: recorded before the call, repeated by key until the outcome is known. */
@NullMarked
package io.orderflow.platform.operation;

import org.jspecify.annotations.NullMarked;
