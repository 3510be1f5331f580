/** The commands: run, start, stop, status and daprd. */
@NullMarked
package io.orderflow.local.command;

import org.jspecify.annotations.NullMarked;
