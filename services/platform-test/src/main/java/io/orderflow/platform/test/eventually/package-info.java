/** Bounded waiting for what another process or thread brings about. */
@NullMarked
package io.orderflow.platform.test.eventually;

import org.jspecify.annotations.NullMarked;
