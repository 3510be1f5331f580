package io.orderflow.payment.usecase;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.domain.Dispute;
import io.orderflow.payment.domain.GatewayEvent;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.persistence.Disputes;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes down that a card holder disputes a payment and how that ended, has the order wait meanwhile, and has a person look: only a person
 * can answer a bank.
 */
@Singleton
class RecordDispute {

    private static final Logger LOG = Logger.getLogger(RecordDispute.class);
    private static final String CURRENCY = "[A-Z]{3}";

    private final Disputes disputes;
    private final AskOrderToWait waiting;
    private final PlatformClock clock;
    private final MeterRegistry metrics;

    RecordDispute(Disputes disputes, AskOrderToWait waiting, PlatformClock clock, MeterRegistry metrics) {
        this.disputes = disputes;
        this.waiting = waiting;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * @param event   kept for the first time in this transaction
     * @param body    as it came; what it says of the sum is optional
     * @param payment that it is about, where it is known
     */
    Uni<Void> record(
            Tx tx, String gateway, GatewayEvent event, Dispute.State state, String body, Optional<Payment> payment) {
        var dispute =
                new Dispute(gateway, event.subject(), event.paymentReference(), amount(body), clock.now(), state, null);
        return disputes.record(tx, dispute, event.id())
                .chain(news ->
                        news ? heed(tx, dispute, payment) : Uni.createFrom().voidItem());
    }

    private Uni<Void> heed(Tx tx, Dispute dispute, Optional<Payment> payment) {
        tx.afterCommit(() -> alert(dispute));
        String step = dispute.state() == Dispute.State.OPEN
                ? "opened"
                : dispute.state().code();
        return disputes.step(tx, dispute.gateway(), dispute.id(), step, null, dispute.at())
                .chain(() -> payment.map(known -> tell(tx, dispute, known))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** After a lost one the order goes on waiting, for a person to decide what becomes of it. */
    private Uni<Void> tell(Tx tx, Dispute dispute, Payment payment) {
        return switch (dispute.state()) {
            case OPEN -> waiting.hold(tx, dispute, payment).replaceWithVoid();
            case WON -> waiting.release(tx, dispute, payment);
            case LOST -> Uni.createFrom().voidItem();
        };
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

    private static @Nullable Money amount(String body) {
        JsonNode amount = Json.read(body, JsonNode.class).path("amount");
        JsonNode units = amount.path("amount");
        String currency = amount.path("currency").asText();
        return units.isIntegralNumber() && units.canConvertToLong() && units.asLong() >= 0 && currency.matches(CURRENCY)
                ? new Money(units.asLong(), currency)
                : null;
    }
}
