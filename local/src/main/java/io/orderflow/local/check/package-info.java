/** What must hold before anything is started, each with words for the person at the keyboard. */
@NullMarked
package io.orderflow.local.check;

import org.jspecify.annotations.NullMarked;
