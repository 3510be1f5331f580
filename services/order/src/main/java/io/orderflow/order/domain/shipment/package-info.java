/** What may be picked and shipped, with whom units go, and what a part that ships costs. */
@NullMarked
package io.orderflow.order.domain.shipment;

import org.jspecify.annotations.NullMarked;
