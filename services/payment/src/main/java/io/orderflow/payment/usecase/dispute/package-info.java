/** Takes disputes into the books of their payments, and has their orders wait. */
@NullMarked
package io.orderflow.payment.usecase.dispute;

import org.jspecify.annotations.NullMarked;
