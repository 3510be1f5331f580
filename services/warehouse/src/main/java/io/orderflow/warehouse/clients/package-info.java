/** One wrapper for each service that the warehouse calls. */
@NullMarked
package io.orderflow.warehouse.clients;

import org.jspecify.annotations.NullMarked;
