/** How fast orders go through a running platform, and what an order costs. */
@NullMarked
package io.orderflow.bench;

import org.jspecify.annotations.NullMarked;
