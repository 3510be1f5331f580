package io.orderflow.payment.persistence;

import io.orderflow.payment.domain.Payment;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Authorizations that operators were warned of, once for each end of a window. */
@Singleton
public class AuthorizationWarnings {

    /**
     * None but payments whose authorization is wanted ({@link Payment#isAuthorizationWanted}): any other would be found again and again. The
     * first of the conditions on what is held is the index's, the second says the same of less.
     */
    static final String DUE = """
            select p.id from payment p
            where p.status in ('authorized', 'capture_failed', 'partially_captured', 'partially_refunded')
              and p.authorized > p.captured + p.voided
              and p.authorized > p.captured + p.voided + p.capturing
              and p.captured + p.capturing < coalesce(p.owed, p.amount)
              and (p.captured = 0 or p.failure_code is distinct from 'authorization_expired')
              and p.expires_at > $1 and p.expires_at <= $2
              and (p.held_since is null or p.expires_at - (p.expires_at - p.held_since) * $4 <= $1)
              and p.cancel_reason is null
              and not exists (
                  select from authorization_warning w where w.payment_id = p.id and w.expires_at = p.expires_at)
            order by p.expires_at
            limit $3""";

    /**
     * Those that end between the two moments with something left to capture, of which nobody was told; those that end first come first. Read
     * by {@code payment_expiring}.
     * @param last share of its own life that a hold has left at most, where the gateway gives it less than the whole window
     */
    public Uni<List<UUID>> due(Sql sql, Instant now, Instant ending, double last, int limit) {
        return sql.list(DUE, row -> row.getUUID("id"), now, ending, limit, last);
    }

    /** @param since null where the whole window counts */
    public Uni<Void> live(Tx tx, UUID paymentId, @Nullable Instant since) {
        return tx.laterFound("update payment set held_since = $2 where id = $1", paymentId, since);
    }

    /** @param payment locked @return false when it is on record */
    public Uni<Boolean> add(Tx tx, Payment payment, boolean renewable, Instant now) {
        return tx.update("""
                        insert into authorization_warning (payment_id, expires_at, renewable, warned_at)
                        values ($1, $2, $3, $4)
                        on conflict do nothing""", payment.id(), payment.expiresAt(), renewable, now).map(rows -> rows == 1);
    }
}
