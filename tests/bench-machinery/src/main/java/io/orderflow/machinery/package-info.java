/** An application with nothing but the platform's machinery, so that the machinery alone can be measured. */
@NullMarked
package io.orderflow.machinery;

import org.jspecify.annotations.NullMarked;
