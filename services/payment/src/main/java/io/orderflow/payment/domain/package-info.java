/** Payments, their states and their money, in pure Java. */
@NullMarked
package io.orderflow.payment.domain;

import org.jspecify.annotations.NullMarked;
