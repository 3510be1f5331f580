package io.orderflow.sandbox.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.sandbox.domain.GatewayPayment;
import io.orderflow.sandbox.domain.Request;
import io.orderflow.sandbox.domain.TestCard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the gateway holds. Every effect is one guarded statement, so that no race can move more than there is. */
@Singleton
public class GatewayPayments {

    /** False when the reference is taken. */
    public Uni<Boolean> open(Sql sql, Request request, String status) {
        return insert(sql, request, status, 0, null, null);
    }

    /** Holds the whole of what is asked. False when the reference is taken. */
    public Uni<Boolean> openHeld(Sql sql, Request request, String authorizationId, Instant expiresAt) {
        long amount = Objects.requireNonNull(request.money()).amount();
        return insert(sql, request, "live", amount, authorizationId, expiresAt);
    }

    private static Uni<Boolean> insert(
            Sql sql,
            Request request,
            String status,
            long authorized,
            @Nullable String authorizationId,
            @Nullable Instant expiresAt) {
        var money = Objects.requireNonNull(request.money());
        return sql.update(
                        """
                        insert into gateway_payment
                            (payment_reference, authorize_key, token, currency, asked, status, authorized, authorization_id, expires_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        on conflict (payment_reference) do nothing""",
                        request.paymentReference(),
                        request.key(),
                        request.token(),
                        money.currency(),
                        money.amount(),
                        status,
                        authorized,
                        authorizationId,
                        expiresAt)
                .map(rows -> rows == 1);
    }

    /** The card holder has agreed: holds the whole of what was asked. False: it is held already, or was voided first. */
    public Uni<Boolean> authorize(Sql sql, String reference, String authorizationId, Instant expiresAt) {
        return sql.update("""
                        update gateway_payment
                        set status = 'live', authorized = asked, authorization_id = $2, expires_at = $3
                        where payment_reference = $1 and authorized = 0 and not voided and status <> 'declined'""", reference, authorizationId, expiresAt).map(rows -> rows == 1);
    }

    public Uni<Boolean> capture(Sql sql, String reference, long amount) {
        return sql.update("""
                        update gateway_payment
                        set captured = captured + $2
                        where payment_reference = $1 and not voided and captured + $2 <= authorized""", reference, amount).map(rows -> rows == 1);
    }

    public Uni<Boolean> release(Sql sql, String reference) {
        return sql.update(
                        "update gateway_payment set voided = true where payment_reference = $1 and not voided",
                        reference)
                .map(rows -> rows == 1);
    }

    public Uni<Boolean> refund(Sql sql, String reference, long amount) {
        return sql.update("""
                        update gateway_payment
                        set refunded = refunded + $2
                        where payment_reference = $1 and refunded + $2 <= captured""", reference, amount).map(rows -> rows == 1);
    }

    public Uni<Boolean> decline(Sql sql, String reference) {
        return sql.update("""
                        update gateway_payment
                        set status = 'declined'
                        where payment_reference = $1 and status = 'action_required' and not voided""", reference).map(rows -> rows == 1);
    }

    public Uni<Integer> countRefusal(Sql sql, String reference) {
        return sql.update(
                "update gateway_payment set capture_refusals = capture_refusals + 1 where payment_reference = $1",
                reference);
    }

    /** Locks it, so that the operations of one payment follow each other. */
    public Uni<Optional<GatewayPayment>> lock(Sql tx, String reference) {
        return tx.first(
                "select * from gateway_payment where payment_reference = $1 for update",
                GatewayPayments::map,
                reference);
    }

    private static GatewayPayment map(Row row) {
        OffsetDateTime expires = row.getOffsetDateTime("expires_at");
        return new GatewayPayment(
                row.getString("payment_reference"),
                row.getString("authorize_key"),
                TestCard.of(row.getString("token")),
                row.getString("currency"),
                row.getLong("asked"),
                row.getString("status"),
                row.getString("authorization_id"),
                expires == null ? null : expires.toInstant(),
                row.getLong("authorized"),
                row.getLong("captured"),
                row.getLong("refunded"),
                row.getBoolean("voided"),
                row.getInteger("capture_refusals"));
    }
}
