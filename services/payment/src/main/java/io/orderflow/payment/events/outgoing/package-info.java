/** Payment facts in the words of the contract. */
@NullMarked
package io.orderflow.payment.events.outgoing;

import org.jspecify.annotations.NullMarked;
