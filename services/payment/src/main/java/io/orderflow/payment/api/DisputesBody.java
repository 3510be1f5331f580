package io.orderflow.payment.api;

import io.orderflow.payment.domain.dispute.Dispute;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Disputes about one payment. */
@RegisterForReflection
public record DisputesBody(List<Item> items) {

    /**
     * @param amount    left out where the gateway did not say how much
     * @param state     open, won or lost
     * @param orderHold held, not_held (the order was over) or released; left out before the order has answered
     */
    @RegisterForReflection
    @Schema(name = "Dispute")
    public record Item(
            String id,
            String gateway,
            @Nullable MoneyBody amount,
            Instant at,
            String state,
            @Nullable String orderHold) {}

    static DisputesBody of(List<Dispute> disputes) {
        return new DisputesBody(disputes.stream().map(DisputesBody::item).toList());
    }

    private static Item item(Dispute dispute) {
        Money amount = dispute.amount();
        return new Item(
                dispute.id(),
                dispute.gateway(),
                Optional.ofNullable(amount).map(MoneyBody::of).orElse(null),
                dispute.at(),
                dispute.state().code(),
                dispute.hold());
    }
}
