package io.orderflow.payment.usecase.dispute;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.dispute.Dispute;
import io.orderflow.payment.domain.webhook.GatewayEvent;
import io.orderflow.payment.persistence.dispute.Disputes;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes down that a card holder disputes a payment and how that ended, has the order wait meanwhile, and has a person look: only a person
 * can answer a bank.
 */
@Singleton
public class RecordDispute {

    private static final Logger LOG = Logger.getLogger(RecordDispute.class);
    private final Disputes disputes;
    private final BookDispute booking;
    private final AskOrderToWait waiting;
    private final PlatformClock clock;
    private final MeterRegistry metrics;

    RecordDispute(
            Disputes disputes,
            BookDispute booking,
            AskOrderToWait waiting,
            PlatformClock clock,
            MeterRegistry metrics) {
        this.disputes = disputes;
        this.booking = booking;
        this.waiting = waiting;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * @param event   kept for the first time in this transaction
     * @param payment that it is about, where it is known
     */
    public Uni<Void> record(Tx tx, String gateway, GatewayEvent event, Dispute.State state, Optional<Payment> payment) {
        var news = new Dispute(
                gateway, event.subject(), event.paymentReference(), event.amount(), clock.now(), state, null, null);
        return disputes.record(tx, news, event.id())
                .chain(dispute -> dispute.map(now -> heed(tx, now, payment))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> heed(Tx tx, Dispute dispute, Optional<Payment> payment) {
        tx.afterCommit(() -> alert(dispute));
        String step = dispute.state() == Dispute.State.OPEN
                ? "opened"
                : dispute.state().code();
        return disputes.step(tx, dispute.gateway(), dispute.id(), step, null, clock.now())
                .chain(() -> payment.map(known -> tell(tx, dispute, known))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** The order of a lost one waits too, whichever news comes first: a person decides what becomes of it. */
    private Uni<Void> tell(Tx tx, Dispute dispute, Payment payment) {
        return booking.book(tx, dispute, payment.id()).chain(() -> switch (dispute.state()) {
            case OPEN, LOST -> waiting.hold(tx, dispute, payment).replaceWithVoid();
            case WON -> waiting.release(tx, dispute, payment);
        });
    }

    private void alert(Dispute dispute) {
        if (dispute.state() == Dispute.State.WON) {
            LOG.infof("the dispute about %s is won", dispute.paymentReference());
            return;
        }
        if (dispute.state() == Dispute.State.OPEN) {
            metrics.counter("orderflow.payment.disputes", "gateway", dispute.gateway())
                    .increment();
        }
        LOG.errorf(
                "%s is disputed: %s, %s",
                dispute.paymentReference(), dispute.amount(), dispute.state().code());
    }
}
