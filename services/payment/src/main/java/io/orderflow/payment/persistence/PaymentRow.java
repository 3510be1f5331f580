package io.orderflow.payment.persistence;

import io.orderflow.payment.domain.Holdings;
import io.orderflow.payment.domain.Method;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.platform.money.Money;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;

/** Reads a payment out of its row. */
public final class PaymentRow {

    private PaymentRow() {}

    public static Payment map(Row row) {
        long amount = row.getLong("amount");
        Long owed = row.getLong("owed");
        OffsetDateTime expires = row.getOffsetDateTime("expires_at");
        return new Payment(
                row.getUUID("id"),
                row.getString("order_id"),
                row.getString("customer_id"),
                Method.of(row.getString("method")),
                row.getString("gateway"),
                row.getString("reference"),
                new Money(amount, row.getString("currency")),
                owed == null ? amount : owed,
                PaymentStatus.of(row.getString("status")),
                holdings(row),
                row.getString("authorization_id"),
                row.getString("action"),
                row.getString("failure_code"),
                expires == null ? null : expires.toInstant(),
                row.getString("cancel_reason"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Holdings holdings(Row row) {
        return new Holdings(
                row.getLong("authorized"),
                row.getLong("captured"),
                row.getLong("refunded"),
                row.getLong("voided"),
                row.getLong("capturing"),
                row.getLong("refunding"),
                row.getLong("charged_back"));
    }
}
