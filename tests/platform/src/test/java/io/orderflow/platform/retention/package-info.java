/** What is forgotten, and what is not. */
@NullMarked
package io.orderflow.platform.retention;

import org.jspecify.annotations.NullMarked;
