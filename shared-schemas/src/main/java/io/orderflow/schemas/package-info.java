/** The wire contract of Orderflow: topics, the envelope, and the one reader and writer of event JSON. */
@NullMarked
package io.orderflow.schemas;

import org.jspecify.annotations.NullMarked;
