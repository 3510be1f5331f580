/** What a command answers: success, or a refusal with its reason, as a value. */
@NullMarked
package io.orderflow.platform.outcome;

import org.jspecify.annotations.NullMarked;
