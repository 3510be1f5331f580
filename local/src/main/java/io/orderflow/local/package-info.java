/** The launcher: runs PostgreSQL, Redis, every service and its sidecar on this machine, and watches over them. */
@NullMarked
package io.orderflow.local;

import org.jspecify.annotations.NullMarked;
