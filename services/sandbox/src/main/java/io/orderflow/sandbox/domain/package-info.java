/** Test cards and what the gateway says to an operation, in pure Java. */
@NullMarked
package io.orderflow.sandbox.domain;

import org.jspecify.annotations.NullMarked;
