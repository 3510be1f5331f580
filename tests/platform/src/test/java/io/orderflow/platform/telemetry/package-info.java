/** The machinery's gauges, over a real database. */
@NullMarked
package io.orderflow.platform.telemetry;

import org.jspecify.annotations.NullMarked;
