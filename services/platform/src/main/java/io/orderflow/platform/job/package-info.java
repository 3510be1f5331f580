/** Work by the clock: leased, recorded, safe with any number of replicas. */
@NullMarked
package io.orderflow.platform.job;

import org.jspecify.annotations.NullMarked;
