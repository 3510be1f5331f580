/** The tables of the warehouse and the statements on them. */
@NullMarked
package io.orderflow.warehouse.persistence;

import org.jspecify.annotations.NullMarked;
