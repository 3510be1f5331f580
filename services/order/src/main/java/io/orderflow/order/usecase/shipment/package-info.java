/** Before goods are picked and before they leave the house: may they, and is their money here. */
@NullMarked
package io.orderflow.order.usecase.shipment;

import org.jspecify.annotations.NullMarked;
