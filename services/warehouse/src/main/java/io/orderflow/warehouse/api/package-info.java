/** What the outside sees: REST for staff, gRPC for the order service. */
@NullMarked
package io.orderflow.warehouse.api;

import org.jspecify.annotations.NullMarked;
