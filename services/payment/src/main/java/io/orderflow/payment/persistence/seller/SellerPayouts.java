package io.orderflow.payment.persistence.seller;

import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.seller.SellerEntry.Kind;
import io.orderflow.payment.domain.seller.SellerPayout;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What sellers are paid for completed orders. Whoever changes one locks its payment first. */
@Singleton
public class SellerPayouts {

    /** The lateral has each looked up; joined, the planner would read all orders that were ever completed. */
    public static final String BEHIND = """
            select r.payment_id
            from (
                select payment_id from money_entry where kind in ('capture', 'refund') and at > $1 and at <= $2
                union
                select payment_id from money_entry where kind = 'chargeback' and at > $1 and at <= $2
                union
                select payment_id from escrow_release where released_at > $1 and released_at <= $2
                union
                select payment_id from seller_payout where withheld > 0
                union
                select id from payment where refunding > 0) moved
            cross join lateral (
                select payment_id from escrow_release where payment_id = moved.payment_id limit 1) r
            join payment p on p.id = r.payment_id
            left join seller_payout o on o.payment_id = r.payment_id
            where o.withheld <> p.refunding
               or coalesce(o.amount + o.captured - o.refunded - o.charged_back, 0)
                   <> greatest(0, p.captured - p.refunded - p.charged_back)
            limit $3""";

    private static final String DISPUTED =
            "exists (select from dispute where payment_reference = %s and state = 'open')";

    /** @param payout of a payment that is locked, released, and has none yet */
    public Uni<Void> insert(Tx tx, SellerPayout payout) {
        return tx.later(
                """
                insert into seller_payout (id, payment_id, seller, amount, currency, withheld, disputed, state, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""",
                payout.id(),
                payout.paymentId(),
                payout.seller(),
                payout.total(Kind.RELEASED),
                payout.currency(),
                payout.withheld(),
                payout.disputed(),
                payout.status().code(),
                payout.createdAt());
    }

    public Uni<Boolean> isDisputed(Tx tx, Payment payment) {
        return tx.first("select " + DISPUTED.formatted("$1"), row -> row.getBoolean(0), payment.reference())
                .map(Optional::orElseThrow);
    }

    /** With what the disputes of the payment say by now. Empty before the order is completed. @param payment locked */
    public Uni<Optional<SellerPayout>> lock(Tx tx, Payment payment) {
        return tx.first(
                """
                select o.*, %s as disputed_now from seller_payout o
                where payment_id = $1
                for update""".formatted(DISPUTED.formatted("$2")),
                row -> map(row, "disputed_now"),
                payment.id(),
                payment.reference());
    }

    /** @param payout locked */
    public Uni<Void> update(Tx tx, SellerPayout payout) {
        return tx.laterFound(
                """
                update seller_payout
                set captured = $2, refunded = $3, charged_back = $4, sent = $5, recovered = $6, withheld = $7,
                    disputed = $8, state = $9
                where id = $1""",
                payout.id(),
                payout.total(Kind.CAPTURED),
                payout.total(Kind.REFUNDED),
                payout.total(Kind.CHARGED_BACK),
                payout.total(Kind.SENT),
                payout.total(Kind.RECOVERED),
                payout.withheld(),
                payout.disputed(),
                payout.status().code());
    }

    /**
     * Payments whose account is missing, or not what their books say by now; whatever disputes say, which each look at it asks anew. Only
     * of those whose money moved, or whose order was completed, between the two moments, or of which something is being refunded: an
     * account that was in step is so until one of these.
     */
    public Uni<List<UUID>> behind(Sql sql, Instant after, Instant upTo, int limit) {
        return sql.list(BEHIND, row -> row.getUUID("payment_id"), after, upTo, limit);
    }

    public Uni<Optional<SellerPayout>> find(Sql sql, UUID id) {
        return sql.first("select * from seller_payout where id = $1", row -> map(row, "disputed"), id);
    }

    /** Newest first; null leaves a filter out. */
    public Uni<List<SellerPayout>> page(
            Sql sql, @Nullable UUID paymentId, @Nullable String status, @Nullable UUID after, int limit) {
        var where = new Where()
                .and("payment_id = ?", paymentId)
                .and("state = ?", status)
                .and("id < ?", after);
        return sql.list(
                "select * from seller_payout " + where.clause() + "order by id desc limit " + where.next(limit),
                row -> map(row, "disputed"),
                where.values());
    }

    private static SellerPayout map(Row row, String disputed) {
        var totals = new EnumMap<Kind, Long>(Kind.class);
        for (var kind : Kind.values()) {
            totals.put(kind, row.getLong(kind == Kind.RELEASED ? "amount" : kind.code()));
        }
        return new SellerPayout(
                row.getUUID("id"),
                row.getUUID("payment_id"),
                row.getString("seller"),
                row.getString("currency"),
                totals,
                row.getLong("withheld"),
                row.getBoolean(disputed),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
