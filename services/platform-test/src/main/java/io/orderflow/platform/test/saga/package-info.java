/** What every saga has to keep, as a matrix that is made from its list of steps. */
@NullMarked
package io.orderflow.platform.test.saga;

import org.jspecify.annotations.NullMarked;
