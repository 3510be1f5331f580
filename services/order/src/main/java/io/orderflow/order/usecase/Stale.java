package io.orderflow.order.usecase;

import io.orderflow.platform.outcome.Rejection;
import java.util.Map;

/** The refusal of a change that was made from another version than the present one (api.md §2). */
public final class Stale {

    private Stale() {}

    public static Rejection order() {
        return new Rejection(
                Rejection.Kind.VERSION, "version_conflict", "The order has changed since it was read.", Map.of());
    }
}
