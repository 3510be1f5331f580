/** From a kustomization directory to its objects, by the pinned kustomize. */
@NullMarked
package io.orderflow.manifests.render;

import org.jspecify.annotations.NullMarked;
