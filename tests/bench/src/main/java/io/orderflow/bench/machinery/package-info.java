/** How fast the machinery alone brings events from a committed outbox row to a committed inbox row. */
@NullMarked
package io.orderflow.bench.machinery;

import org.jspecify.annotations.NullMarked;
