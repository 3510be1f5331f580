/** What every HTTP answer has in common: problems, idempotency keys, ETags, pages, roles, limits. */
@NullMarked
package io.orderflow.platform.web;

import org.jspecify.annotations.NullMarked;
