/** What a seller is paid, and the lines that it is the sum of. */
@NullMarked
package io.orderflow.payment.domain.seller;

import org.jspecify.annotations.NullMarked;
