package io.orderflow.payment.persistence.settlement;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.settlement.Difference;
import io.orderflow.payment.domain.settlement.FeeTariffs.Fee;
import io.orderflow.payment.domain.settlement.FeeTariffs.WrongFee;
import io.orderflow.payment.domain.settlement.SettlementRow.Line;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Lines of settlement files, and how they are paired with entries of the money ledger. */
@Singleton
public class SettlementLines {

    /** Money that moved has to be settled; what was only held, or let go, may be named and need not be. */
    private static final String SETTLED_KINDS = "('capture', 'refund')";

    /** Sent at once, so that the batch can be forgotten before the next is read. */
    public Uni<Integer> insert(Tx tx, UUID settlement, List<Line> lines) {
        return tx.update(
                """
                insert into settlement_line (settlement_id, row, payment_reference, operation, amount, currency, fee)
                select $1::uuid, * from unnest($2::int[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::bigint[])""",
                settlement,
                column(lines, Line::row, Integer[]::new),
                column(lines, Line::paymentReference, String[]::new),
                column(lines, Line::operation, String[]::new),
                column(lines, Line::amount, Long[]::new),
                column(lines, Line::currency, String[]::new),
                lines.stream().map(Line::fee).toArray(Long[]::new));
    }

    /** Tells the planner how much the file has brought; else it joins thousands of lines as if they were one. */
    public Uni<Void> counted(Tx tx) {
        return tx.later("analyze settlement_line");
    }

    /**
     * Pairs each line with an entry that says the same and is not settled yet: the first with the first, the second with the second. Only
     * one file at a time may do so.
     * @return how many
     */
    public Uni<Integer> match(Tx tx, UUID settlement) {
        return tx.update("""
                with line as (
                    select row, payment_reference, operation, amount, currency, row_number() over (
                        partition by payment_reference, operation, amount, currency order by row) as nth
                    from settlement_line where settlement_id = $1
                ), entry as (
                    select e.position, p.reference, e.kind, e.amount, e.currency, row_number() over (
                        partition by p.reference, e.kind, e.amount, e.currency order by e.position) as nth
                    from payment p
                    join money_entry e on e.payment_id = p.id
                    where p.reference in (select payment_reference from line)
                      and not exists (select from settlement_line s where s.entry = e.position and s.outcome = 'matched')
                )
                update settlement_line l set outcome = 'matched', entry = entry.position
                from line
                join entry on entry.reference = line.payment_reference and entry.kind = line.operation
                    and entry.amount = line.amount and entry.currency = line.currency and entry.nth = line.nth
                where l.settlement_id = $1 and l.row = line.row""", settlement);
    }

    /** Says of each line that found no pair what is wrong with it; the entry that is nearest to what it says tells. */
    public Uni<Void> judge(Tx tx, UUID settlement) {
        return tx.later("""
                update settlement_line l
                set entry = case when near.same or not near.settled then near.position end, outcome = case
                    when near.position is null then 'missing_here'
                    when near.same and near.settled then 'duplicate'
                    when near.settled then 'missing_here'
                    when near.currency <> l.currency then 'currency'
                    else 'amount' end
                from settlement_line line
                left join lateral (
                    select e.position, e.currency, e.amount = line.amount and e.currency = line.currency as same,
                        exists (
                            select from settlement_line s
                            where s.entry = e.position and s.outcome = 'matched') as settled
                    from payment p
                    join money_entry e on e.payment_id = p.id
                    where p.reference = line.payment_reference and e.kind = line.operation
                    order by 3 desc, 4, (e.amount = line.amount) desc, (e.currency = line.currency) desc, e.position
                    limit 1) near on true
                where line.settlement_id = $1 and line.outcome is null
                  and l.settlement_id = line.settlement_id and l.row = line.row""", settlement);
    }

    /**
     * In the order of the file; then money of the payments that it names and that no file has settled.
     * @param wrong fees of lines that are settled
     */
    public Uni<List<Difference>> differences(Tx tx, UUID settlement, List<WrongFee> wrong) {
        return tx.list(
                """
                select 1 as part, l.row::bigint as place, l.outcome, l.payment_reference,
                    'row ' || l.row || ': ' || l.operation || ' of ' || l.amount || ' ' || l.currency
                        || coalesce(', here ' || e.amount || ' ' || e.currency, '') as detail
                from settlement_line l
                left join money_entry e on e.position = l.entry
                where l.settlement_id = $1 and l.outcome <> 'matched'
                union all
                select 1, l.row, 'fee', l.payment_reference,
                    'row ' || l.row || ': ' || l.operation || ' of ' || l.amount || ' ' || l.currency || ', fee ' || l.fee
                        || ' ' || l.currency || ', agreed ' || wrong.expected || ' ' || l.currency
                from unnest($2::int[], $3::bigint[]) as wrong (row, expected)
                join settlement_line l on l.settlement_id = $1 and l.row = wrong.row
                union all
                select 2, e.position, 'missing_there', p.reference,
                    e.kind || ' of ' || e.amount || ' ' || e.currency || ' under ' || e.operation_key
                from payment p
                join money_entry e on e.payment_id = p.id
                where p.reference in (select payment_reference from settlement_line where settlement_id = $1)
                  and e.kind in %s
                  and not exists (
                      select from settlement_line s
                      where s.entry = e.position and (s.outcome = 'matched' or s.settlement_id = $1))
                order by part, place""".formatted(SETTLED_KINDS),
                row -> new Difference(
                        Difference.Kind.of(row.getString("outcome")),
                        row.getString("payment_reference"),
                        row.getString("detail")),
                settlement,
                wrong.stream().map(WrongFee::row).toArray(Integer[]::new),
                wrong.stream().map(WrongFee::expected).toArray(Long[]::new));
    }

    /** Of what the file has settled, as far as it says so. */
    public Uni<List<Fee>> settledFees(Tx tx, UUID settlement) {
        return tx.list(
                """
                select l.row, e.gateway, l.operation, l.amount, l.currency, l.fee
                from settlement_line l
                join money_entry e on e.position = l.entry
                where l.settlement_id = $1 and l.outcome = 'matched' and l.fee is not null
                order by l.row""",
                row -> new Fee(
                        row.getInteger("row"),
                        row.getString("gateway"),
                        EntryKind.of(row.getString("operation")),
                        new Money(row.getLong("amount"), row.getString("currency")),
                        row.getLong("fee")),
                settlement);
    }

    public Uni<List<Money>> fees(Tx tx, UUID settlement) {
        return tx.list("""
                select currency, sum(fee)::bigint as fee
                from settlement_line
                where settlement_id = $1 and fee is not null
                group by currency
                order by currency""", row -> new Money(row.getLong("fee"), row.getString("currency")), settlement);
    }

    private static <T> T[] column(List<Line> lines, Function<Line, T> cell, java.util.function.IntFunction<T[]> array) {
        return lines.stream().map(cell).toArray(array);
    }
}
