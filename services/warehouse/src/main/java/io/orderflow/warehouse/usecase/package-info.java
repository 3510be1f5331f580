/** One class for each thing that can be asked of the warehouse; each owns its transaction or is handed one. */
@NullMarked
package io.orderflow.warehouse.usecase;

import org.jspecify.annotations.NullMarked;
