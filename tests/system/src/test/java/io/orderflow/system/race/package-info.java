/** Buyers who want the same units at the same moment. */
@NullMarked
package io.orderflow.system.race;

import org.jspecify.annotations.NullMarked;
