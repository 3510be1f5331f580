/** The statements by which a measurement holds the machinery back. */
@NullMarked
package io.orderflow.machinery.persistence;

import org.jspecify.annotations.NullMarked;
