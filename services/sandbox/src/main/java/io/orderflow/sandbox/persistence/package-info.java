/** The gateway's books and the statements on them. */
@NullMarked
package io.orderflow.sandbox.persistence;

import org.jspecify.annotations.NullMarked;
