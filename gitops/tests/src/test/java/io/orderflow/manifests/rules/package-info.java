/** Each rule over every rendered overlay, and each rule against manifests that break it. */
@NullMarked
package io.orderflow.manifests.rules;

import org.jspecify.annotations.NullMarked;
