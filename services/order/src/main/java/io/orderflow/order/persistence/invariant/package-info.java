/** What must hold of orders at any time, as statements that find where it does not. */
@NullMarked
package io.orderflow.order.persistence.invariant;

import org.jspecify.annotations.NullMarked;
