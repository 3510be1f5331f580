/** Where the time goes: hot frames of the Java processes, and what PostgreSQL did. */
@NullMarked
package io.orderflow.bench.profile;

import org.jspecify.annotations.NullMarked;
