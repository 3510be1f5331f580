/** Tests of the crash points. */
@NullMarked
package io.orderflow.platform.crash;

import org.jspecify.annotations.NullMarked;
