/** Pairs what a gateway's settlement file says with our ledger, and finds what no file names. */
@NullMarked
package io.orderflow.payment.usecase.settlement;

import org.jspecify.annotations.NullMarked;
