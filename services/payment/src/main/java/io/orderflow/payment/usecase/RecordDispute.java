package io.orderflow.payment.usecase;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.domain.Dispute;
import io.orderflow.payment.domain.GatewayEvent;
import io.orderflow.payment.persistence.Disputes;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes down that a card holder disputes a payment, and has a person look: only a person can answer a bank. */
@Singleton
class RecordDispute {

    private static final Logger LOG = Logger.getLogger(RecordDispute.class);
    private static final String CURRENCY = "[A-Z]{3}";

    private final Disputes disputes;
    private final PlatformClock clock;
    private final MeterRegistry metrics;

    RecordDispute(Disputes disputes, PlatformClock clock, MeterRegistry metrics) {
        this.disputes = disputes;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** @param event kept for the first time in this transaction  @param body as it came; what it says of the sum is optional */
    Uni<Void> record(Tx tx, String gateway, GatewayEvent event, String body) {
        var dispute = new Dispute(gateway, event.id(), event.paymentReference(), amount(body), clock.now());
        return disputes.add(tx, dispute).invoke(() -> tx.afterCommit(() -> alert(dispute)));
    }

    private void alert(Dispute dispute) {
        metrics.counter("orderflow.payment.disputes", "gateway", dispute.gateway())
                .increment();
        LOG.errorf("%s is disputed: %s", dispute.paymentReference(), dispute.amount());
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
