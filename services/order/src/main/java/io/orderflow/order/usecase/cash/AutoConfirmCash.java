package io.orderflow.order.usecase.cash;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.persistence.CashOrders;
import io.orderflow.order.persistence.CashOrders.Waiting;
import io.orderflow.order.persistence.Confirmations;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.order.usecase.ConfirmOrder;
import io.orderflow.order.usecase.hold.AskHolds;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Decides about cash on delivery where no person has (C1.5): inside the window it confirms what is small and not held, after it, it cancels
 * what nobody has confirmed. Staff and every replica may be at the same order; who locks it first decides, the others find that.
 */
@Singleton
public class AutoConfirmCash {

    private final Database database;
    private final CashOrders cash;
    private final Confirmations confirmations;
    private final AskHolds holds;
    private final ConfirmOrder confirming;
    private final CancelOrder cancelling;
    private final PlatformClock clock;
    private final OrderConfig config;

    AutoConfirmCash(
            Database database,
            CashOrders cash,
            Confirmations confirmations,
            AskHolds holds,
            ConfirmOrder confirming,
            CancelOrder cancelling,
            PlatformClock clock,
            OrderConfig config) {
        this.database = database;
        this.cash = cash;
        this.confirmations = confirmations;
        this.holds = holds;
        this.confirming = confirming;
        this.cancelling = cancelling;
        this.clock = clock;
        this.config = config;
    }

    /** First pass. @return how many were confirmed; their reservations follow */
    public Uni<Integer> confirmSmall(Cause cause) {
        return each(cause, this::mayBeConfirmed, this::confirm);
    }

    /** Second pass. @return how many were cancelled */
    public Uni<Integer> cancelOverdue(Cause cause) {
        return each(cause, Waiting::over, this::cancel);
    }

    /** What is to be done with an order that is claimed and that nobody has confirmed. */
    private interface Decision {
        Uni<Boolean> take(Tx tx, UUID orderId);
    }

    private interface Choice {
        boolean test(Waiting order);
    }

    private Uni<Integer> each(Cause cause, Choice choice, Decision decision) {
        int size = config.cod().page();
        return Batches.pages(
                CashOrders.BEFORE_ALL,
                size,
                after -> cash.waiting(database, clock.now(), after.id(), size),
                page -> decide(cause, page, choice, decision));
    }

    private Uni<Integer> decide(Cause cause, List<Waiting> page, Choice choice, Decision decision) {
        var chosen = page.stream().filter(choice::test).toList();
        return Batches.each(database, cause, chosen, (tx, order) -> claimed(tx, order.id(), decision))
                .map(Batches.Batch::done);
    }

    /** A confirmation that was committed just before the claim changes another row, so it is looked for once the claim holds. */
    private Uni<Boolean> claimed(Tx tx, UUID id, Decision decision) {
        return cash.claim(tx, id)
                .chain(mine -> mine
                        ? confirmations.isUnderWay(tx, id)
                        : Uni.createFrom().item(true))
                .chain(settled -> settled ? Uni.createFrom().item(false) : decision.take(tx, id));
    }

    private boolean mayBeConfirmed(Waiting order) {
        return !order.over() && order.total().amount() <= limit(order.total());
    }

    private long limit(Money total) {
        return Objects.requireNonNullElse(config.cod().autoConfirmLimit().get(total.currency()), 0L);
    }

    private Uni<Boolean> confirm(Tx tx, UUID id) {
        return holds.hasOpen(tx, id)
                .chain(held -> held
                        ? Uni.createFrom().item(false)
                        : confirming.confirmCashOnDelivery(tx, id).map(AutoConfirmCash::isDone));
    }

    private Uni<Boolean> cancel(Tx tx, UUID id) {
        return cancelling
                .cancel(tx, id, CancelReasons.COD_WINDOW_EXPIRED, order -> true)
                .map(AutoConfirmCash::isDone);
    }

    private static boolean isDone(Outcome<?> outcome) {
        return outcome instanceof Outcome.Success<?>;
    }
}
