/** A small service that the machinery is tested with. */
@NullMarked
package io.orderflow.platform.test.app;

import org.jspecify.annotations.NullMarked;
