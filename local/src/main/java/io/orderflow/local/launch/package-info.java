/** One life of the platform: checked, prepared, started in order, watched, stopped in the opposite order. */
@NullMarked
package io.orderflow.local.launch;

import org.jspecify.annotations.NullMarked;
