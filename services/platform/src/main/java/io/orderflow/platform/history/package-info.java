/** What services tell of an order, each from its own tables, and in the same words. */
@NullMarked
package io.orderflow.platform.history;

import org.jspecify.annotations.NullMarked;
