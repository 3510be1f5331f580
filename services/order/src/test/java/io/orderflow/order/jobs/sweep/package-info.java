/** Sweeps over more orders than a page has, and how the settings of jobs bear on them. */
@NullMarked
package io.orderflow.order.jobs.sweep;

import org.jspecify.annotations.NullMarked;
