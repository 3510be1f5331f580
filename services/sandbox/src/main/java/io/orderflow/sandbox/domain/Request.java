package io.orderflow.sandbox.domain;

import io.orderflow.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One operation as the shop asks for it.
 * @param key   the same for every repeat
 * @param token for an authorization only
 * @param money null for a void, which releases what is left
 */
public record Request(
        Operation operation,
        String key,
        String paymentReference,
        @Nullable String token,
        @Nullable Money money) {}
