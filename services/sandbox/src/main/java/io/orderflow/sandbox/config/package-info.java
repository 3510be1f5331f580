/** What can be configured. */
@NullMarked
package io.orderflow.sandbox.config;

import org.jspecify.annotations.NullMarked;
