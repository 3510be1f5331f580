/** The operations of api.md §3, one class a service, and what their answers mean. */
@NullMarked
package io.orderflow.system.api;

import org.jspecify.annotations.NullMarked;
