/** One record per live event, named after what happened; the envelope travels beside it. */
@NullMarked
package io.orderflow.schemas.event;

import org.jspecify.annotations.NullMarked;
