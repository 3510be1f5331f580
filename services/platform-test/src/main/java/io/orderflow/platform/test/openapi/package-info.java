/** Holds the OpenAPI document of a service against what it promises. */
@NullMarked
package io.orderflow.platform.test.openapi;

import org.jspecify.annotations.NullMarked;
