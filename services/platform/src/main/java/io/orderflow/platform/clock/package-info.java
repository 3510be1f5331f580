/** The time that windows and jobs read; tests may move it, leases and tokens never see it. */
@NullMarked
package io.orderflow.platform.clock;

import org.jspecify.annotations.NullMarked;
