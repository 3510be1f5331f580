/** What is to be done of orders, and when: what the jobs look for. */
@NullMarked
package io.orderflow.order.persistence.due;

import org.jspecify.annotations.NullMarked;
