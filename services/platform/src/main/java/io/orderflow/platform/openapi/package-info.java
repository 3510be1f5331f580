/** Completes the OpenAPI document of a service with what api.md promises for every operation alike. */
@NullMarked
package io.orderflow.platform.openapi;

import org.jspecify.annotations.NullMarked;
