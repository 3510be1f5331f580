/** Tests of jobs as operators see them. */
@NullMarked
package io.orderflow.platform.job;

import org.jspecify.annotations.NullMarked;
