/** What is known of customers who are gone, and where their orders say something of a person. */
@NullMarked
package io.orderflow.order.persistence.erasure;

import org.jspecify.annotations.NullMarked;
