/** The embedded PostgreSQL and Redis, unpacked once and run as ordinary children. */
@NullMarked
package io.orderflow.local.server;

import org.jspecify.annotations.NullMarked;
