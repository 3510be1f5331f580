/** Brings orders to where a test begins, and looks at what became of them. */
@NullMarked
package io.orderflow.order.desk;

import org.jspecify.annotations.NullMarked;
