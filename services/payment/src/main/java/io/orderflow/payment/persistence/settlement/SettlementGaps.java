package io.orderflow.payment.persistence.settlement;

import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Ledger entries of gateways that no settlement has named in time. */
@Singleton
public class SettlementGaps {

    /** Read by {@code money_entry_moved}. */
    public static final String FIND = """
            with found as (
                insert into settlement_gap (entry, found_at)
                select e.position, $3
                from money_entry e
                join payment p on p.id = e.payment_id
                where e.kind in ('capture', 'refund') and e.at > $1 and e.at <= $2 and p.gateway is not null
                  and not exists (select from settlement_gap g where g.entry = e.position)
                  and not exists (
                      select from settlement_line l where l.entry = e.position and l.outcome = 'matched')
                order by e.at, e.position
                limit $4
                on conflict (entry) do nothing
                returning entry
            )
            select p.reference || ': ' || e.kind || ' of ' || e.amount || ' ' || e.currency
            from found
            join money_entry e on e.position = found.entry
            join payment p on p.id = e.payment_id""";

    /**
     * Records the oldest that are not on record yet.
     * @param upTo the time up to which money must have moved to be expected in a file
     * @return what was found for the first time, as {@code reference: operation amount currency}
     */
    public Uni<List<String>> find(Sql sql, Instant after, Instant upTo, Instant now, int limit) {
        return sql.list(FIND, row -> row.getString(0), after, upTo, now, limit);
    }

    /** Those that are still not settled. */
    public Uni<Long> open(Sql sql) {
        return sql.first("""
                        select count(*)
                        from settlement_gap g
                        where not exists (
                            select from settlement_line l where l.entry = g.entry and l.outcome = 'matched')""", row -> row.getLong(0)).map(count -> count.orElse(0L));
    }
}
