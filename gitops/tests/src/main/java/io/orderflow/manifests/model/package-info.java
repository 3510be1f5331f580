/** Rendered Kubernetes objects, read as they are: no field is required to be there, since rules look for what is not. */
@NullMarked
package io.orderflow.manifests.model;

import org.jspecify.annotations.NullMarked;
