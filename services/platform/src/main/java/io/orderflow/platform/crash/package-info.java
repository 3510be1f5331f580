/** Named places at which a test can end the process, so that recovery is proved at each of them. */
@NullMarked
package io.orderflow.platform.crash;

import org.jspecify.annotations.NullMarked;
