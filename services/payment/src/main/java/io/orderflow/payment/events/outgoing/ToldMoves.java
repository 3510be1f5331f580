package io.orderflow.payment.events.outgoing;

import io.orderflow.payment.domain.history.ToldMove;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.event.PaymentConfirmed;
import io.orderflow.schemas.event.PaymentFailed;
import io.orderflow.schemas.event.RefundCompleted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What published events said of payments, in the words of the domain. */
public final class ToldMoves {

    private ToldMoves() {}

    /** Empty for what is no move of a payment. */
    public static Optional<ToldMove> of(Event<? extends EventData> event) {
        return switch (event.data()) {
            case PaymentConfirmed confirmed -> {
                boolean isHeld = confirmed.status().equals("authorized");
                yield move(
                        event,
                        isHeld ? "authorized" : "captured",
                        (isHeld ? confirmed.authorized() : confirmed.captured()).amount(),
                        null,
                        null);
            }
            case RefundCompleted refund ->
                move(event, "refunded", refund.refunded().amount(), refund.refundId(), null);
            case PaymentFailed failed -> {
                var back = failed.chargedBack();
                yield move(event, failed.status(), back == null ? 0 : back.amount(), null, failed.code());
            }
            default -> Optional.empty();
        };
    }

    private static Optional<ToldMove> move(
            Event<? extends EventData> event, String word, long sum, @Nullable String key, @Nullable String code) {
        var envelope = event.envelope();
        return Optional.of(new ToldMove(
                envelope.eventId().toString(),
                envelope.occurredAt(),
                word,
                sum,
                key,
                code,
                envelope.actor(),
                envelope.causationId()));
    }
}
