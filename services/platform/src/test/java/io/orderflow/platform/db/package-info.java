/** What a failure means. */
@NullMarked
package io.orderflow.platform.db;

import org.jspecify.annotations.NullMarked;
