/** Cursors and entity tags. */
@NullMarked
package io.orderflow.platform.web;

import org.jspecify.annotations.NullMarked;
