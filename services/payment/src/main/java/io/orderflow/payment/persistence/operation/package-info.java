/** What was asked of gateways, and what came of it. */
@NullMarked
package io.orderflow.payment.persistence.operation;

import org.jspecify.annotations.NullMarked;
