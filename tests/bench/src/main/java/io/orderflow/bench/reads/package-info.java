/** How long reads of orders take, with few orders and with very many. */
@NullMarked
package io.orderflow.bench.reads;

import org.jspecify.annotations.NullMarked;
