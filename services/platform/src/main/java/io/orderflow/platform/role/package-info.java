/** What this process does: serve the API, consume and run jobs, or both. */
@NullMarked
package io.orderflow.platform.role;

import org.jspecify.annotations.NullMarked;
