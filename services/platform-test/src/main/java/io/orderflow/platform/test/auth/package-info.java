/** Tokens for tests, signed with a key that only this JVM knows. */
@NullMarked
package io.orderflow.platform.test.auth;

import org.jspecify.annotations.NullMarked;
