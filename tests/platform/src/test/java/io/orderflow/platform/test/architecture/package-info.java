/** Rules that are held against code which breaks them. */
@NullMarked
package io.orderflow.platform.test.architecture;

import org.jspecify.annotations.NullMarked;
