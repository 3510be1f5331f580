/** The one way to PostgreSQL: a transaction that runs its hooks after the commit, and plain reads. */
@NullMarked
package io.orderflow.platform.db;

import org.jspecify.annotations.NullMarked;
