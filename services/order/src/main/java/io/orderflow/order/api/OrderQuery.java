package io.orderflow.order.api;

import io.orderflow.order.domain.OrderFilter;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The filters of the order list. {@code from} is inclusive, {@code to} exclusive. */
public class OrderQuery {

    @QueryParam("status")
    @Schema(
            enumeration = {
                "pending",
                "confirmed",
                "paid",
                "processing",
                "partially_shipped",
                "shipped",
                "delivered",
                "completed",
                "cancelled",
                "refunded"
            })
    @Nullable
    String status;

    @QueryParam("customer_id")
    @Nullable
    String customerId;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    Paging<UUID> paging() {
        return Paging.of(limit, cursor);
    }

    OrderFilter filter(Caller caller, Paging<UUID> paging) {
        if (status != null && !OrderStatus.knows(status)) {
            throw ProblemException.badField("status", "unknown_status", "must be a status of an order");
        }
        return new OrderFilter(
                status,
                caller.isStaff() ? customerId : caller.subject(),
                instant("from", from),
                instant("to", to),
                paging.after());
    }

    private static @Nullable Instant instant(String name, @Nullable String value) {
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException bad) {
            throw ProblemException.badField(name, "invalid_time", "must be an RFC 3339 time in UTC");
        }
    }
}
