package io.orderflow.order.usecase;

import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;

/** How use cases say no. */
public final class Refusal {

    /** Also of an order that is somebody else's. */
    public static final Rejection NO_SUCH_ORDER = Rejection.notFound("No such order.");

    private Refusal() {}

    public static <T> Uni<Outcome<T>> of(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }

    public static <T> Uni<Outcome<T>> noSuchOrder() {
        return of(NO_SUCH_ORDER);
    }
}
