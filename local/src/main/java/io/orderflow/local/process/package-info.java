/** Child processes: started apart from the terminal, probed, restarted, and found again by pid and start time. */
@NullMarked
package io.orderflow.local.process;

import org.jspecify.annotations.NullMarked;
