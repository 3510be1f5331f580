/** What can be configured. */
@NullMarked
package io.orderflow.payment.config;

import org.jspecify.annotations.NullMarked;
