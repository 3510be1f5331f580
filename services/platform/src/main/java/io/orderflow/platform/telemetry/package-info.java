/** Metrics of the machinery, read from its tables. */
@NullMarked
package io.orderflow.platform.telemetry;

import org.jspecify.annotations.NullMarked;
