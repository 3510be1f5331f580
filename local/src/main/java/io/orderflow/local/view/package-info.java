/** What people see while the platform starts, runs and stops. */
@NullMarked
package io.orderflow.local.view;

import org.jspecify.annotations.NullMarked;
