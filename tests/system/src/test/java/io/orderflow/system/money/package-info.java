/** What is taken from a buyer, when, and when it goes back. */
@NullMarked
package io.orderflow.system.money;

import org.jspecify.annotations.NullMarked;
