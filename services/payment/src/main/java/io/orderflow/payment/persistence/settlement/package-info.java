/** Settlement files, their lines, and entries of the ledger that none has named. */
@NullMarked
package io.orderflow.payment.persistence.settlement;

import org.jspecify.annotations.NullMarked;
