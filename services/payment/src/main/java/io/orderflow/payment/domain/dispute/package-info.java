/** Claims of card holders at their banks. */
@NullMarked
package io.orderflow.payment.domain.dispute;

import org.jspecify.annotations.NullMarked;
