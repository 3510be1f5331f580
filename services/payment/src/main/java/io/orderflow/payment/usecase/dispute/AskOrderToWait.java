package io.orderflow.payment.usecase.dispute;

import io.orderflow.payment.clients.order.OrderHold;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.dispute.Dispute;
import io.orderflow.payment.persistence.dispute.Disputes;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Operations;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Puts on record that the order of a disputed payment is to wait, or need not wait any more; the order service is told after the commit. */
@Singleton
public class AskOrderToWait {

    /** Kinds of operation. */
    public static final String HOLD = "hold_order";

    public static final String RELEASE = "release_order";

    private final Disputes disputes;
    private final Operations operations;

    AskOrderToWait(Disputes disputes, Operations operations) {
        this.disputes = disputes;
        this.operations = operations;
    }

    /** Once for each dispute that is not won. */
    Uni<Boolean> hold(Tx tx, Dispute dispute, Payment payment) {
        return disputes.askToHold(tx, dispute.gateway(), dispute.id())
                .call(fresh -> fresh
                        ? ask(tx, HOLD, hold(dispute, payment, why(dispute)))
                        : Uni.createFrom().voidItem());
    }

    /** The bank has decided for us, so that its card holder's claim is no reason to wait any more. */
    Uni<Void> release(Tx tx, Dispute dispute, Payment payment) {
        return ask(tx, RELEASE, hold(dispute, payment, "the dispute is won"));
    }

    private static String why(Dispute dispute) {
        return dispute.state() == Dispute.State.LOST ? "the dispute is lost" : "the payment is disputed";
    }

    private Uni<Void> ask(Tx tx, String kind, OrderHold hold) {
        return operations.ask(tx, kind, kind + ":" + hold.origin(), hold.orderId(), Json.write(hold));
    }

    private static OrderHold hold(Dispute dispute, Payment payment, String why) {
        return new OrderHold(
                payment.orderId(),
                dispute.gateway(),
                dispute.id(),
                why + ": " + dispute.id() + " at " + dispute.gateway());
    }
}
