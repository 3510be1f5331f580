/** The service's database, watched. */
@NullMarked
package io.orderflow.platform.db;

import org.jspecify.annotations.NullMarked;
