/** The tables of the order service and the statements on them. */
@NullMarked
package io.orderflow.order.persistence;

import org.jspecify.annotations.NullMarked;
