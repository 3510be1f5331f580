package io.orderflow.payment.persistence;

import io.orderflow.payment.domain.history.BookedMove;
import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Lines of the ledger with what was asked for under their keys, as far as that is kept. */
@Singleton
public class BookedMoves {

    // Sums are over the whole ledger of the payment, whatever of it is asked for.
    private static final String LATEST = """
            select e.*, p.reason, o.actor, o.causation_id
            from (
                select *, sum(amount) over (partition by kind order by position)::bigint as sum
                from money_entry
                where payment_id = $1) e
            left join payment_operation p on p.key = e.operation_key
            left join operation o on o.key = e.operation_key
            order by e.position desc
            limit $2""";

    /** The latest, in the order in which they were confirmed. */
    public Uni<List<BookedMove>> of(Sql sql, UUID paymentId, int limit) {
        return sql.list(LATEST, BookedMoves::map, paymentId, limit).map(List::reversed);
    }

    private static BookedMove map(Row row) {
        return new BookedMove(
                MoneyEntries.map(row),
                row.getLong("sum"),
                row.getString("reason"),
                row.getString("actor"),
                row.getString("causation_id"));
    }
}
