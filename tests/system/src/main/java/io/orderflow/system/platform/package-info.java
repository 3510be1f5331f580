/** Where a running platform is, how it is started and what its processes are. */
@NullMarked
package io.orderflow.system.platform;

import org.jspecify.annotations.NullMarked;
