/** What a daprd makes of each answer of its app, pinned against the real one. */
@NullMarked
package io.orderflow.platform.test.sidecar;

import org.jspecify.annotations.NullMarked;
