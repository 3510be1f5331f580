/** The tables of payments and the statements on them. */
@NullMarked
package io.orderflow.payment.persistence;

import org.jspecify.annotations.NullMarked;
