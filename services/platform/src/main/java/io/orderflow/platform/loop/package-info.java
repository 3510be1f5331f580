/** One piece of repeated work per machine: woken or by period, never twice at once. */
@NullMarked
package io.orderflow.platform.loop;

import org.jspecify.annotations.NullMarked;
