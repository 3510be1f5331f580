package io.orderflow.payment.usecase.cash;

import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.cash.Remittance;
import io.orderflow.payment.domain.cash.Remittance.Item;
import io.orderflow.payment.domain.cash.Remittance.Reconciled;
import io.orderflow.payment.domain.cash.Remittance.Recorded;
import io.orderflow.payment.persistence.cash.CashRows;
import io.orderflow.payment.persistence.cash.Remittances;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reconciles the cash that a carrier hands over with what it has collected. One that is known has no further effect, and a known reference
 * with other cash under it is refused: answered with the report of before, that cash would be in no books.
 */
@Singleton
public class RemitCash {

    private final Remittances remittances;
    private final CashRows cash;
    private final CashAlerts alerts;
    private final PlatformClock clock;

    RemitCash(Remittances remittances, CashRows cash, CashAlerts alerts, PlatformClock clock) {
        this.remittances = remittances;
        this.cash = cash;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** @return it as it was first reported; {@code remittance_reference_reused} when that was of other cash */
    public Uni<Outcome<Recorded>> remit(Tx tx, Remittance remittance) {
        UUID id = Ids.next();
        var now = clock.now().truncatedTo(ChronoUnit.MICROS);
        return remittances
                .insert(tx, id, remittance, now)
                .chain(fresh -> fresh
                        ? reconcile(tx, remittance)
                                .map(items -> Outcome.success(
                                        new Recorded(id, remittance.carrier(), remittance.reference(), now, items)))
                        : remittances
                                .find(tx, remittance.carrier(), remittance.reference())
                                .map(known -> repeated(known.orElseThrow(), remittance)));
    }

    private static Outcome<Recorded> repeated(Recorded known, Remittance remittance) {
        return known.isOf(remittance)
                ? Outcome.success(known)
                : Outcome.refused(
                        Rejection.state(
                                "remittance_reference_reused",
                                "This reference of the carrier stands for other cash; nothing of this remittance was taken down."));
    }

    private Uni<List<Reconciled>> reconcile(Tx tx, Remittance remittance) {
        String[] orders =
                remittance.items().stream().map(Item::orderId).distinct().toArray(String[]::new);
        return cash.lockAll(tx, orders)
                .chain(payments -> remittances
                        .handedOver(tx, payments.stream().map(Payment::id).toArray(UUID[]::new))
                        .map(before -> reconcile(remittance, payments, before)))
                .call(items -> remittances.insertItems(tx, remittance, items))
                .invoke(items -> items.forEach(item -> alert(tx, remittance, item)));
    }

    private static List<Reconciled> reconcile(Remittance remittance, List<Payment> payments, Set<UUID> before) {
        Map<String, Payment> byOrder =
                payments.stream().collect(Collectors.toMap(Payment::orderId, Function.identity()));
        var handedOver = new HashSet<>(before);
        var items = new ArrayList<Reconciled>();
        for (var item : remittance.items()) {
            var payment = byOrder.get(item.orderId());
            var reconciled = Remittance.reconcile(item, payment, payment != null && handedOver.contains(payment.id()));
            if (reconciled.outcome() == Remittance.Outcome.MATCHED) {
                handedOver.add(reconciled.paymentId());
            }
            items.add(reconciled);
        }
        return items;
    }

    private void alert(Tx tx, Remittance remittance, Reconciled item) {
        switch (item.outcome()) {
            case MATCHED -> {}
            case MISMATCH ->
                alerts.mismatch(
                        tx,
                        "remitted",
                        item.item().orderId(),
                        item.expected(),
                        item.item().money().amount());
            case UNKNOWN -> alerts.unknown(tx, remittance, item.item());
        }
    }
}
