/** Stored answers on a real database. */
@NullMarked
package io.orderflow.platform.web;

import org.jspecify.annotations.NullMarked;
