/** The sidecars: which daprd binary, which components, which command line. */
@NullMarked
package io.orderflow.local.dapr;

import org.jspecify.annotations.NullMarked;
