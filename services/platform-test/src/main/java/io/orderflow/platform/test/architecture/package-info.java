/** Rules about who may know whom, the same for every service. */
@NullMarked
package io.orderflow.platform.test.architecture;

import org.jspecify.annotations.NullMarked;
