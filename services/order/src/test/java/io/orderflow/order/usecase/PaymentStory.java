package io.orderflow.order.usecase;

import io.orderflow.order.desk.Desk;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.PaymentConfirmed;
import io.orderflow.schemas.event.RefundCompleted;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What the payment service tells of the card payment of an order of 24.00, one version after the other. */
record PaymentStory(UUID order) {

    Event<?> authorized(long version) {
        return confirmed(version, "authorized", 0);
    }

    Event<?> captured(long version) {
        return confirmed(version, "captured", 2400);
    }

    Event<?> part(long version, long captured) {
        return confirmed(version, "partially_captured", captured);
    }

    private Event<?> confirmed(long version, String status, long captured) {
        return event(
                Topics.PAYMENTS_PAYMENT_CONFIRMED,
                version,
                new PaymentConfirmed(
                        "pay-1",
                        order.toString(),
                        "card",
                        status,
                        "auth-1",
                        Desk.usd(2400),
                        Desk.usd(2400),
                        Desk.usd(captured)));
    }

    Event<?> refunded(long version, long refunded, long captured) {
        return event(
                Topics.PAYMENTS_REFUND_COMPLETED,
                version,
                new RefundCompleted(
                        "pay-1",
                        order.toString(),
                        "refund-" + version,
                        Desk.usd(refunded),
                        Desk.usd(refunded),
                        Desk.usd(captured)));
    }

    private <T extends EventData> Event<T> event(String topic, long version, T data) {
        return Events.of(topic, "pay-" + order, version, data);
    }

    static void deliver(Inbox inbox, Event<?> event) {
        Desk.await(inbox.receive(
                event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
    }

    /** Every order in which these may arrive. */
    static List<List<Event<?>>> mixed(List<Event<?>> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        return events.stream()
                .flatMap(first ->
                        mixed(events.stream()
                                        .filter(one -> one != first)
                                        .<Event<?>>map(one -> one)
                                        .toList())
                                .stream()
                                .map(rest -> Stream.<Event<?>>concat(Stream.of(first), rest.stream())
                                        .toList()))
                .toList();
    }
}
