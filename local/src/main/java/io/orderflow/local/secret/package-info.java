/** Keys, tokens and webhook secrets of the local platform. */
@NullMarked
package io.orderflow.local.secret;

import org.jspecify.annotations.NullMarked;
