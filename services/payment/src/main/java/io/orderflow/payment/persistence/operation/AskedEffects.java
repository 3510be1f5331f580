package io.orderflow.payment.persistence.operation;

import io.orderflow.payment.domain.AskedEffect;
import io.orderflow.payment.domain.Effect;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked of payments, by operation key. */
@Singleton
public class AskedEffects {

    /** False when the key is known. */
    public Uni<Boolean> insert(Sql tx, AskedEffect asked) {
        return tx.update("""
                        insert into payment_operation (key, payment_id, kind, amount, reason)
                        values ($1, $2, $3, $4, $5)
                        on conflict (key) do nothing""", asked.key(), asked.paymentId(), asked.effect().code(), asked.amount(), asked.reason())
                .map(rows -> rows == 1);
    }

    /** For a key that this transaction knows to be new; another order's use of it fails the transaction as a duplicate. */
    public Uni<Void> insertNew(Tx tx, AskedEffect asked) {
        return tx.later(
                "insert into payment_operation (key, payment_id, kind, amount, reason) values ($1, $2, $3, $4, $5)",
                asked.key(),
                asked.paymentId(),
                asked.effect().code(),
                asked.amount(),
                asked.reason());
    }

    /** Ends it. False: it has ended already, and its outcome is counted. */
    public Uni<Boolean> settle(Sql tx, String key, AskedEffect.State state, @Nullable String code) {
        return tx.update("""
                        update payment_operation set state = $2, code = $3, finished_at = now()
                        where key = $1 and state = 'pending'""", key, state.name().toLowerCase(Locale.ROOT), code).map(rows -> rows == 1);
    }

    public Uni<Optional<AskedEffect>> find(Sql sql, String key) {
        return sql.first("select * from payment_operation where key = $1", AskedEffects::map, key);
    }

    private static AskedEffect map(Row row) {
        return new AskedEffect(
                row.getString("key"),
                row.getUUID("payment_id"),
                Effect.of(row.getString("kind")),
                row.getLong("amount"),
                row.getString("reason"),
                AskedEffect.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("code"));
    }
}
