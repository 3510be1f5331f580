package io.orderflow.payment.usecase.settlement;

import io.orderflow.payment.domain.settlement.Difference;
import io.orderflow.payment.domain.settlement.FeeTariffs;
import io.orderflow.payment.domain.settlement.FeeTariffs.WrongFee;
import io.orderflow.payment.domain.settlement.SettlementFile;
import io.orderflow.payment.domain.settlement.SettlementReport;
import io.orderflow.payment.domain.settlement.SettlementRow;
import io.orderflow.payment.persistence.settlement.SettlementLines;
import io.orderflow.payment.persistence.settlement.Settlements;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/**
 * Holds a gateway's settlement file against our ledger. The file settles an entry once; it moves no money, and taken again it has no
 * effect and leads to the same report.
 */
@Singleton
@RegisterForReflection(
        targets = {SettlementReport.class, Difference.class, Money.class, SettlementRow.Unreadable.class})
public class SettlePayments {

    private static final int BATCH = 500;
    /** The rest is counted: a file without any sense must not become an answer of many times its size. */
    private static final int LISTED_ERRORS = 1000;

    private final Settlements settlements;
    private final SettlementLines lines;
    private final PlatformClock clock;
    private final SettlementAlerts alerts;
    private final FeeTariffs tariffs;

    SettlePayments(
            Settlements settlements,
            SettlementLines lines,
            PlatformClock clock,
            SettlementAlerts alerts,
            FeeTariffs tariffs) {
        this.settlements = settlements;
        this.lines = lines;
        this.clock = clock;
        this.alerts = alerts;
        this.tariffs = tariffs;
    }

    /** @param digest of the file's bytes */
    public Uni<SettlementReport> settle(Tx tx, String digest, SettlementFile file) {
        UUID id = Ids.next();
        return settlements
                .lock(tx)
                .chain(() -> settlements.insert(tx, id, digest, clock.now()))
                .chain(fresh -> fresh
                        ? compare(tx, id, file)
                        : settlements
                                .report(tx, digest)
                                .map(stored -> Json.read(stored.orElseThrow(), SettlementReport.class)));
    }

    private Uni<SettlementReport> compare(Tx tx, UUID id, SettlementFile file) {
        var tally = new Tally();
        return keep(tx, id, file.rows().iterator(), tally)
                .chain(() -> lines.counted(tx))
                .chain(() -> lines.match(tx, id))
                .chain(matched -> lines.judge(tx, id)
                        .chain(() -> wrongFees(tx, id))
                        .chain(wrong -> lines.differences(tx, id, wrong))
                        .chain(differences -> report(tx, id, tally, matched, differences)));
    }

    private Uni<List<WrongFee>> wrongFees(Tx tx, UUID id) {
        return tariffs.isEmpty()
                ? Uni.createFrom().item(List.of())
                : lines.settledFees(tx, id).map(tariffs::wrong);
    }

    /** A batch of rows at a time, so that a large file is never held as objects as a whole. */
    private Uni<Void> keep(Tx tx, UUID id, Iterator<SettlementRow> rows, Tally tally) {
        var batch = new ArrayList<SettlementRow.Line>(BATCH);
        while (rows.hasNext() && batch.size() < BATCH) {
            tally.lines++;
            switch (rows.next()) {
                case SettlementRow.Line line -> batch.add(line);
                case SettlementRow.Unreadable error -> tally.reject(error);
            }
        }
        return batch.isEmpty()
                ? Uni.createFrom().voidItem()
                : lines.insert(tx, id, batch).chain(() -> keep(tx, id, rows, tally));
    }

    private Uni<SettlementReport> report(Tx tx, UUID id, Tally tally, int matched, List<Difference> differences) {
        return lines.fees(tx, id)
                .map(fees -> new SettlementReport(
                        tally.lines, matched, differences, fees, tally.unreadable, List.copyOf(tally.errors)))
                .call(report -> settlements.store(tx, id, Json.write(report)))
                .invoke(report -> tx.afterCommit(() -> alerts.differ(report.differences())));
    }

    private static final class Tally {
        private int lines;
        private int unreadable;
        private final List<SettlementRow.Unreadable> errors = new ArrayList<>();

        void reject(SettlementRow.Unreadable error) {
            unreadable++;
            if (errors.size() < LISTED_ERRORS) {
                errors.add(error);
            }
        }
    }
}
