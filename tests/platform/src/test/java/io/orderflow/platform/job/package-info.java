/** Runners that share jobs. */
@NullMarked
package io.orderflow.platform.job;

import org.jspecify.annotations.NullMarked;
