/** The services that orders call, in this process, behind the real gRPC clients. */
@NullMarked
package io.orderflow.order.neighbours;

import org.jspecify.annotations.NullMarked;
