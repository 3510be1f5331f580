package io.orderflow.payment.persistence.cash;

import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.persistence.PaymentRow;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Payments that are made in cash on delivery, and what was collected of them by mistake. */
@Singleton
public class CashRows {

    public Uni<Optional<Payment>> lock(Sql tx, String orderId) {
        return tx.first(
                "select * from payment where order_id = $1 and method = 'cod' for update", PaymentRow::map, orderId);
    }

    /** Always in the same order, so that two remittances never wait for each other. */
    public Uni<List<Payment>> lockAll(Sql tx, String[] orderIds) {
        return tx.list(
                "select * from payment where order_id = any($1) and method = 'cod' order by order_id for update",
                PaymentRow::map,
                (Object) orderIds);
    }

    /** False when it is on record. */
    public Uni<Boolean> mismatch(Sql tx, String key, Payment payment, long expected, Money collected, Instant at) {
        return tx.update("""
                        insert into cash_mismatch (key, payment_id, expected, amount, currency, at)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (key) do nothing""", key, payment.id(), expected, collected.amount(), collected.currency(), at)
                .map(rows -> rows == 1);
    }
}
