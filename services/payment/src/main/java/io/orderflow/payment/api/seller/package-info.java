/** What sellers are paid, and what was transferred to them. */
@NullMarked
package io.orderflow.payment.api.seller;

import org.jspecify.annotations.NullMarked;
