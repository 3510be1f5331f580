/** What every handler, job and endpoint of a service has to keep, as abstract tests that a service subclasses. */
@NullMarked
package io.orderflow.platform.test.contract;

import org.jspecify.annotations.NullMarked;
