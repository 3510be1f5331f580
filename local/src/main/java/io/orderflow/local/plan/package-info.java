/** What is to run, read from dapr.yaml and local/companions.yaml. */
@NullMarked
package io.orderflow.local.plan;

import org.jspecify.annotations.NullMarked;
