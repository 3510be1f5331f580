/** The contracts of the platform's machines, kept by what the order service does with them. */
@NullMarked
package io.orderflow.order.contract;

import org.jspecify.annotations.NullMarked;
