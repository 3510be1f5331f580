/** Settlement files of gateways, and how they differ from our ledger. */
@NullMarked
package io.orderflow.payment.api.settlement;

import org.jspecify.annotations.NullMarked;
