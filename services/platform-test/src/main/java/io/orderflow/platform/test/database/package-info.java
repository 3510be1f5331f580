/** Real PostgreSQL for tests: one server per module, one database per test resource. */
@NullMarked
package io.orderflow.platform.test.database;

import org.jspecify.annotations.NullMarked;
