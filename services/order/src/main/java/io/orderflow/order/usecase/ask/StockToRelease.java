package io.orderflow.order.usecase.ask;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.platform.web.Json;
import java.util.List;

/** What is on record of a release, as an operator finds it when the warehouse has not answered. */
public record StockToRelease(String reason, List<String> reservationIds) {

    static StockToRelease of(Order order, String reason) {
        return new StockToRelease(
                reason,
                order.allocations().stream().map(Allocated::reservationId).toList());
    }

    String write() {
        return Json.write(this);
    }

    /** @param payload as {@link #write} wrote it, or the bare reason, which is what processes of older versions ask with */
    public static StockToRelease read(String payload) {
        return payload.startsWith("{\"reason\":")
                ? Json.read(payload, StockToRelease.class)
                : new StockToRelease(payload, List.of());
    }
}
