/** The tables of the catalogue and the statements on them. */
@NullMarked
package io.orderflow.catalog.persistence;

import org.jspecify.annotations.NullMarked;
