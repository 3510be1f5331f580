/** What runs at this moment: held in memory, kept in state.json, shown on the terminal. */
@NullMarked
package io.orderflow.local.state;

import org.jspecify.annotations.NullMarked;
