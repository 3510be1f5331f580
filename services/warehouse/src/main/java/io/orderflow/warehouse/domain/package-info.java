/** Stock, the plan over warehouses and the states of a reservation, in pure Java. */
@NullMarked
package io.orderflow.warehouse.domain;

import org.jspecify.annotations.NullMarked;
