/** Effects in several foreign systems that come about together or not at all, whatever fails and whoever dies on the way. */
@NullMarked
package io.orderflow.platform.saga;

import org.jspecify.annotations.NullMarked;
