/** The topic catalogue, typed: what tests, manifests and generated documents read instead of the YAML file. */
@NullMarked
package io.orderflow.schemas.catalogue;

import org.jspecify.annotations.NullMarked;
