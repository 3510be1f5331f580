/** The gateway's API, and the knobs that a test turns. */
@NullMarked
package io.orderflow.sandbox.api;

import org.jspecify.annotations.NullMarked;
