/** Orders that are paid on delivery: confirmed by themselves, their cash collected, and chased where it is missing. */
@NullMarked
package io.orderflow.order.usecase.cash;

import org.jspecify.annotations.NullMarked;
