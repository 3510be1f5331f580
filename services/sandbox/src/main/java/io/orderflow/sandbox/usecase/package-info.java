/** One class for each thing that can be asked of the gateway; each owns its transaction. */
@NullMarked
package io.orderflow.sandbox.usecase;

import org.jspecify.annotations.NullMarked;
