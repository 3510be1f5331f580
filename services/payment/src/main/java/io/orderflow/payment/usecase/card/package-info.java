/** Authorizes and captures at gateways, takes down what came of it, and sees to authorizations that grow old. */
@NullMarked
package io.orderflow.payment.usecase.card;

import org.jspecify.annotations.NullMarked;
