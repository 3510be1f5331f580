/** The accounts of sellers, and the ledger that they are the sum of. */
@NullMarked
package io.orderflow.payment.persistence.seller;

import org.jspecify.annotations.NullMarked;
