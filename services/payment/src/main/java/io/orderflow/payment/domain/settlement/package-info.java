/** What a gateway's settlement file says, and how it differs from our ledger. */
@NullMarked
package io.orderflow.payment.domain.settlement;

import org.jspecify.annotations.NullMarked;
