/** The only place that knows Dapr: callbacks in, publish, invocation and state out. */
@NullMarked
package io.orderflow.platform.dapr;

import org.jspecify.annotations.NullMarked;
