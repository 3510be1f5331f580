/** Disputes as gateways told them. */
@NullMarked
package io.orderflow.payment.persistence.dispute;

import org.jspecify.annotations.NullMarked;
