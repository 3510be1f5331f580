package io.orderflow.payment.persistence.cash;

import io.orderflow.payment.domain.cash.Remittance;
import io.orderflow.payment.domain.cash.Remittance.Item;
import io.orderflow.payment.domain.cash.Remittance.Reconciled;
import io.orderflow.payment.domain.cash.Remittance.Recorded;
import io.orderflow.payment.domain.cash.Remittance.Summary;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What carriers have handed over, each remittance once. */
@Singleton
public class Remittances {

    /** A row of {@code cod_remittance_item}; its components are the columns. */
    @RegisterForReflection
    record ItemRow(
            String carrier,
            String reference,
            int position,
            String orderId,
            @Nullable UUID paymentId,
            long amount,
            String currency,
            long expected,
            String outcome) {}

    /** False when it is on record; a second one at the same moment waits for the first. */
    public Uni<Boolean> insert(Sql tx, UUID id, Remittance remittance, Instant now) {
        return tx.update("""
                        insert into cod_remittance (id, carrier, reference, recorded_at)
                        values ($1, $2, $3, $4)
                        on conflict (carrier, reference) do nothing""", id, remittance.carrier(), remittance.reference(), now)
                .map(rows -> rows == 1);
    }

    public Uni<Void> insertItems(Tx tx, Remittance remittance, List<Reconciled> items) {
        return tx.later(
                "insert into cod_remittance_item select * from json_populate_recordset(null::cod_remittance_item, cast($1 as text)::json)",
                Json.write(IntStream.range(0, items.size())
                        .mapToObj(i -> row(remittance, i, items.get(i)))
                        .toList()));
    }

    public Uni<Optional<Recorded>> find(Sql sql, String carrier, String reference) {
        return withItems(
                sql,
                sql.first(
                        "select * from cod_remittance where carrier = $1 and reference = $2",
                        Remittances::header,
                        carrier,
                        reference));
    }

    public Uni<Optional<Recorded>> find(Sql sql, UUID id) {
        return withItems(sql, sql.first("select * from cod_remittance where id = $1", Remittances::header, id));
    }

    /** Newest first; null leaves a filter out. */
    public Uni<List<Summary>> page(Sql sql, @Nullable String carrier, @Nullable UUID after, int limit) {
        var where = new Where().and("r.carrier = ?", carrier).and("r.id < ?", after);
        return sql.list(
                """
                select r.*, i.items, i.open
                from cod_remittance r
                cross join lateral (
                    select count(*) as items, count(*) filter (where outcome <> 'matched') as open
                    from cod_remittance_item i
                    where i.carrier = r.carrier and i.reference = r.reference) i
                """ + where.clause() + "order by r.id desc limit " + where.next(limit),
                Remittances::summary,
                where.values());
    }

    private Uni<Optional<Recorded>> withItems(Sql sql, Uni<Optional<Recorded>> header) {
        return header.chain(found -> found.map(remittance -> items(sql, remittance.carrier(), remittance.reference())
                        .map(items -> Optional.of(new Recorded(
                                remittance.id(),
                                remittance.carrier(),
                                remittance.reference(),
                                remittance.recordedAt(),
                                items))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** In their order. */
    private Uni<List<Reconciled>> items(Sql sql, String carrier, String reference) {
        return sql.list(
                "select * from cod_remittance_item where carrier = $1 and reference = $2 order by position",
                Remittances::map,
                carrier,
                reference);
    }

    /** Those whose cash was handed over before; to be asked with the payments locked. */
    public Uni<Set<UUID>> handedOver(Sql tx, UUID[] paymentIds) {
        return tx.list(
                        "select payment_id from cod_remittance_item where outcome = 'matched' and payment_id = any($1)",
                        row -> row.getUUID("payment_id"),
                        (Object) paymentIds)
                .map(found -> found.stream().collect(Collectors.toSet()));
    }

    private static ItemRow row(Remittance remittance, int position, Reconciled reconciled) {
        var item = reconciled.item();
        return new ItemRow(
                remittance.carrier(),
                remittance.reference(),
                position,
                item.orderId(),
                reconciled.paymentId(),
                item.money().amount(),
                item.money().currency(),
                reconciled.expected(),
                reconciled.outcome().code());
    }

    private static Recorded header(Row row) {
        return new Recorded(
                row.getUUID("id"),
                row.getString("carrier"),
                row.getString("reference"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                List.of());
    }

    private static Summary summary(Row row) {
        return new Summary(
                row.getUUID("id"),
                row.getString("carrier"),
                row.getString("reference"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getLong("items"),
                row.getLong("open"));
    }

    private static Reconciled map(Row row) {
        return new Reconciled(
                new Item(row.getString("order_id"), new Money(row.getLong("amount"), row.getString("currency"))),
                row.getUUID("payment_id"),
                row.getLong("expected"),
                Remittance.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)));
    }
}
