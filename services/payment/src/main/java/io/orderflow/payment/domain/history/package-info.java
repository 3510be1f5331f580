/** What became of a payment, from its ledger and its events. */
@NullMarked
package io.orderflow.payment.domain.history;

import org.jspecify.annotations.NullMarked;
