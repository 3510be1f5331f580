/** Products and their prices, in pure Java. */
@NullMarked
package io.orderflow.catalog.domain;

import org.jspecify.annotations.NullMarked;
