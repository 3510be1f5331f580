/** A real Redis and a real daprd for an application under test. */
@NullMarked
package io.orderflow.platform.test.sidecar;

import org.jspecify.annotations.NullMarked;
