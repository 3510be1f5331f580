package io.orderflow.payment.persistence.settlement;

import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Settlement files that were taken, by their content. */
@Singleton
public class Settlements {

    /** Makes this transaction the only one that pairs lines with entries. */
    public Uni<Void> lock(Tx tx) {
        return tx.later("select pg_advisory_xact_lock(hashtextextended('settlement', 0))");
    }

    /** False when a file of the same content was taken before. */
    public Uni<Boolean> insert(Tx tx, UUID id, String digest, Instant now) {
        return tx.update("""
                        insert into settlement (id, digest, received_at)
                        values ($1, $2, $3)
                        on conflict (digest) do nothing""", id, digest, now).map(rows -> rows == 1);
    }

    /** @param report as JSON */
    public Uni<Void> store(Tx tx, UUID id, String report) {
        return tx.laterFound("update settlement set report = $2 where id = $1", id, report);
    }

    public Uni<Optional<String>> report(Tx tx, String digest) {
        return tx.first("select report from settlement where digest = $1", row -> row.getString("report"), digest);
    }
}
