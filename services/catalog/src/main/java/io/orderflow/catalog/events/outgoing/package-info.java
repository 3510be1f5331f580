/** What the catalogue tells the others. */
@NullMarked
package io.orderflow.catalog.events.outgoing;

import org.jspecify.annotations.NullMarked;
