package io.orderflow.payment.persistence;

import io.orderflow.payment.domain.Payment;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payments. Whoever changes one locks its row first, so that two outcomes never cross. */
@Singleton
public class Payments {

    static final String OVERDUE = """
            select id from payment p
            where status in ('authorized', 'capture_failed', 'partially_captured', 'partially_refunded')
              and authorized > captured + voided
              and expires_at <= $1
              and (status in ('authorized', 'capture_failed')
                  or capturing = 0
                  and not exists (select from payment_operation o where o.key = 'void-' || p.id))
            order by expires_at
            limit $2""";

    static final String OVERDUE_TRANSFERS = """
            select id from payment
            where method = 'bank_transfer' and status = 'pending' and expires_at <= $1
            order by expires_at
            limit $2""";

    /** Makes this transaction the only one that opens or forestalls the payment of an order, or keeps an early webhook for it. */
    public Uni<Void> lockReference(Tx tx, String reference) {
        return tx.later("select pg_advisory_xact_lock(hashtextextended($1, 0))", reference);
    }

    /** False when the reference is taken, or the order is forestalled. */
    public Uni<Boolean> insert(Sql tx, Payment payment) {
        return tx.update(
                        """
                        insert into payment (id, order_id, customer_id, method, gateway, reference, currency, amount, status,
                            expires_at, version, created_at)
                        select $1, $2::text, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
                        where not exists (select from forestalled_order where order_id = $2)
                        on conflict (reference) do nothing""",
                        payment.id(),
                        payment.orderId(),
                        payment.customerId(),
                        payment.method().code(),
                        payment.gateway(),
                        payment.reference(),
                        payment.money().currency(),
                        payment.money().amount(),
                        payment.status().code(),
                        payment.expiresAt(),
                        payment.version(),
                        payment.createdAt())
                .map(rows -> rows == 1);
    }

    /** Writes a changed, locked payment over the version it was made from. @return it, at its new version */
    public Uni<Payment> update(Tx tx, Payment payment) {
        var holdings = payment.holdings();
        return tx.laterFound(
                        """
                        update payment
                        set status = $3, authorized = $4, captured = $5, refunded = $6, voided = $7, capturing = $8,
                            refunding = $9, authorization_id = $10, action = $11, failure_code = $12, expires_at = $13,
                            cancel_reason = $14,
                            cancel_requested_at = case when $14::text is null then null
                                else coalesce(cancel_requested_at, now()) end,
                            lowered_at = case when nullif($15, amount) is distinct from owed then now() else lowered_at end,
                            owed = nullif($15, amount), charged_back = $16,
                            version = version + 1
                        where id = $1 and version = $2""",
                        payment.id(),
                        payment.version(),
                        payment.status().code(),
                        holdings.authorized(),
                        holdings.captured(),
                        holdings.refunded(),
                        holdings.voided(),
                        holdings.capturing(),
                        holdings.refunding(),
                        payment.authorizationId(),
                        payment.action(),
                        payment.failureCode(),
                        payment.expiresAt(),
                        payment.cancelReason(),
                        payment.owed(),
                        holdings.chargedBack())
                .replaceWith(payment.atVersion(payment.version() + 1));
    }

    /** The reference of the payment that a gateway knows by its own id; not for the sandbox, which knows references. */
    public Uni<Optional<String>> referenceOf(Sql sql, String gateway, String authorizationId) {
        return sql.first("""
                select reference from payment
                where gateway = $1 and gateway <> 'sandbox' and authorization_id = $2""", row -> row.getString(0), gateway, authorizationId);
    }

    public Uni<Optional<Payment>> lock(Sql tx, UUID id) {
        return tx.first("select * from payment where id = $1 for update", PaymentRow::map, id);
    }

    public Uni<Optional<Payment>> lockByOrder(Sql tx, String orderId) {
        return tx.first("select * from payment where order_id = $1 for update", PaymentRow::map, orderId);
    }

    /** The payment that a buyer's transfer is for. */
    public Uni<Optional<Payment>> lockTransfer(Sql tx, String reference) {
        return tx.first(
                "select * from payment where reference = $1 and method = 'bank_transfer' for update",
                PaymentRow::map,
                reference);
    }

    public Uni<Optional<Payment>> find(Sql sql, UUID id) {
        return sql.first("select * from payment where id = $1", PaymentRow::map, id);
    }

    public Uni<Optional<Payment>> findByOrder(Sql sql, String orderId) {
        return sql.first("select * from payment where order_id = $1", PaymentRow::map, orderId);
    }

    public Uni<Optional<Payment>> findByReference(Sql sql, String reference) {
        return sql.first("select * from payment where reference = $1", PaymentRow::map, reference);
    }

    /** Newest first; null leaves a filter out. */
    public Uni<List<Payment>> page(
            Sql sql, @Nullable String orderId, @Nullable String customerId, @Nullable UUID after, int limit) {
        var where = new Where()
                .and("order_id = ?", orderId)
                .and("customer_id = ?", customerId)
                .and("id < ?", after);
        return sql.list(
                "select * from payment " + where.clause() + "order by id desc limit " + where.next(limit),
                PaymentRow::map,
                where.values());
    }

    /**
     * Those whose authorization is over and still counts as live. Of those of which a part is taken, the ones whose gateway was not told yet
     * to let go of the rest; not while a capture is under way. Read by {@code payment_expiring}.
     */
    public Uni<List<UUID>> overdue(Sql sql, Instant now, int limit) {
        return sql.list(OVERDUE, row -> row.getUUID("id"), now, limit);
    }

    /** Transfers that were to be here by now. */
    public Uni<List<UUID>> overdueTransfers(Sql sql, Instant now, int limit) {
        return sql.list(OVERDUE_TRANSFERS, row -> row.getUUID("id"), now, limit);
    }
}
