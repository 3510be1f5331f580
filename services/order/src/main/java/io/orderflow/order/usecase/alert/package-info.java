/** What a person has to look at: a counter and an ERROR line for each, after the commit. */
@NullMarked
package io.orderflow.order.usecase.alert;

import org.jspecify.annotations.NullMarked;
