/** The running platform, driven from outside through its published contract alone. */
@NullMarked
package io.orderflow.system;

import org.jspecify.annotations.NullMarked;
