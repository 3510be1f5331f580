/** The knobs of this service and their defaults. */
@NullMarked
package io.orderflow.warehouse.config;

import org.jspecify.annotations.NullMarked;
