/** The map of requirements, held against the tests. */
@NullMarked
package io.orderflow.system.requirements;

import org.jspecify.annotations.NullMarked;
