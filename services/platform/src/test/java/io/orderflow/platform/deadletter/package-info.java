/** What is kept of hostile text. */
@NullMarked
package io.orderflow.platform.deadletter;

import org.jspecify.annotations.NullMarked;
