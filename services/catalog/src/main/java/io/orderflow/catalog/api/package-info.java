/** What the outside sees: REST for people and shops, gRPC for the other services. */
@NullMarked
package io.orderflow.catalog.api;

import org.jspecify.annotations.NullMarked;
