/** What is heard of fulfillments and parcels is kept, and moves the order. */
@NullMarked
package io.orderflow.order.usecase.goods;

import org.jspecify.annotations.NullMarked;
