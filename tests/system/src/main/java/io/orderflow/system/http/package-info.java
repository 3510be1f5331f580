/** One HTTP exchange, from request to answer. */
@NullMarked
package io.orderflow.system.http;

import org.jspecify.annotations.NullMarked;
