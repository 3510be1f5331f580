package io.orderflow.payment.persistence.dispute;

import io.orderflow.payment.domain.dispute.Dispute;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Disputes, each once by its gateway's name of it, and what happened to them. */
@Singleton
public class Disputes {

    /**
     * Nobody can tell the planner how few are not in the books: it would hold all disputes against all payments. By the order it reads
     * {@code dispute_unbooked}, by the lateral with a limit it looks up the payment of each, and by the other limit the webhooks of a few.
     */
    public static final String RECOGNIZE = """
            with found as (
                select d.gateway, d.payment_reference as told, p.reference
                from dispute d
                cross join lateral (
                    select reference from payment
                    where gateway = d.gateway and gateway <> 'sandbox' and authorization_id = d.payment_reference
                    limit 1) p
                where d.booked is distinct from d.state
                order by d.recorded_at
                limit 100
            ), heard as (
                update gateway_webhook w
                set payment_reference = f.reference, state = 'applied'
                from found f
                where w.gateway = f.gateway and w.payment_reference = f.told and w.state = 'early'
            )
            update dispute d
            set payment_reference = f.reference
            from found f
            where d.gateway = f.gateway and d.payment_reference = f.told""";

    public static final String UNHEEDED = """
            select d.*, null as hold from dispute d
            join payment p on p.reference = d.payment_reference
            where d.booked is distinct from d.state
            order by d.recorded_at
            limit $1""";

    /**
     * Takes down news of a dispute. What it is about may have changed by its end.
     * @param webhookId of the news
     * @return it as it stands now, locked; empty when it is on record in this state, or has ended
     */
    public Uni<Optional<Dispute>> record(Tx tx, Dispute dispute, String webhookId) {
        var amount = dispute.amount();
        return tx.first(
                """
                        insert into dispute (gateway, webhook_id, dispute_id, payment_reference, amount, currency, recorded_at, state)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)
                        on conflict (gateway, dispute_id) do update
                        set state = excluded.state,
                            payment_reference = excluded.payment_reference,
                            amount = coalesce(excluded.amount, dispute.amount),
                            currency = coalesce(excluded.currency, dispute.currency)
                        where dispute.state = 'open' and excluded.state <> 'open'
                        returning *, null as hold""",
                Disputes::map,
                dispute.gateway(),
                webhookId,
                dispute.id(),
                dispute.paymentReference(),
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency(),
                dispute.at(),
                dispute.state().code());
    }

    /** Append-only. @param step as in {@code dispute_step} */
    public Uni<Void> step(Tx tx, String gateway, String id, String step, @Nullable String code, Instant at) {
        return tx.later("""
                insert into dispute_step (gateway, dispute_id, step, code, at)
                values ($1, $2, $3, $4, $5)""", gateway, id, step, code, at);
    }

    /** False when the order was asked to wait before, or need not wait. */
    public Uni<Boolean> askToHold(Tx tx, String gateway, String id) {
        return tx.update("""
                        update dispute set hold_asked = true
                        where gateway = $1 and dispute_id = $2 and state <> 'won' and not hold_asked""", gateway, id).map(rows -> rows == 1);
    }

    /**
     * Gives those that name their gateway's own authorization the reference of its payment, once that has it; and what told of them.
     * @return how many; the rest of more than a hundred is for the next time
     */
    public Uni<Integer> recognize(Sql sql) {
        return sql.update(RECOGNIZE);
    }

    /** Those that are not in the books as they stand, because their payment was not known when they came; it is now. */
    public Uni<List<Dispute>> unheeded(Sql sql, int limit) {
        return sql.list(UNHEEDED, Disputes::map, limit);
    }

    public Uni<Optional<Dispute>> lock(Tx tx, String gateway, String id) {
        return tx.first("""
                select d.*, null as hold from dispute d
                where gateway = $1 and dispute_id = $2
                for update""", Disputes::map, gateway, id);
    }

    /** It is in the books of its payment as it stands. */
    public Uni<Void> booked(Tx tx, Dispute dispute) {
        return tx.laterFound(
                "update dispute set booked = state where gateway = $1 and dispute_id = $2",
                dispute.gateway(),
                dispute.id());
    }

    /** In the order in which we heard of them. */
    public Uni<List<Dispute>> of(Sql sql, String paymentReference) {
        return sql.list("""
                select d.*, (
                    select s.step from dispute_step s
                    where s.gateway = d.gateway and s.dispute_id = d.dispute_id and s.step in ('held', 'not_held', 'released')
                    order by s.position desc limit 1) as hold
                from dispute d
                where d.payment_reference = $1
                order by d.recorded_at, d.webhook_id""", Disputes::map, paymentReference);
    }

    private static Dispute map(Row row) {
        @Nullable Long amount = row.getLong("amount");
        @Nullable String booked = row.getString("booked");
        return new Dispute(
                row.getString("gateway"),
                row.getString("dispute_id"),
                row.getString("payment_reference"),
                amount == null ? null : new Money(amount, row.getString("currency")),
                row.getOffsetDateTime("recorded_at").toInstant(),
                Dispute.State.of(row.getString("state")),
                booked == null ? null : Dispute.State.of(booked),
                row.getString("hold"));
    }
}
