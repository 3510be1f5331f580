/** One class for each thing that can be asked of the catalogue; each owns its transaction. */
@NullMarked
package io.orderflow.catalog.usecase;

import org.jspecify.annotations.NullMarked;
