/** What fulfillments and parcels say of the units of an order, each only ever forward. */
@NullMarked
package io.orderflow.order.domain.goods;

import org.jspecify.annotations.NullMarked;
