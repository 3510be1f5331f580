/** What event loops promise. */
@NullMarked
package io.orderflow.platform.loop;

import org.jspecify.annotations.NullMarked;
