/** One class for each rule G of the manifests, and the exemptions with their reasons. */
@NullMarked
package io.orderflow.manifests.rules;

import org.jspecify.annotations.NullMarked;
