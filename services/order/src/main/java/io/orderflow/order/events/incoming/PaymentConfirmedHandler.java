package io.orderflow.order.events.incoming;

import io.orderflow.order.domain.payment.Payment;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.PaymentConfirmed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The money is there, or promised by the gateway: the order can be confirmed (C1.1). */
@Singleton
public class PaymentConfirmedHandler implements TopicHandler<PaymentConfirmed> {

    private final PaymentNews news;

    PaymentConfirmedHandler(PaymentNews news) {
        this.news = news;
    }

    @Override
    public String topic() {
        return Topics.PAYMENTS_PAYMENT_CONFIRMED;
    }

    @Override
    public Class<PaymentConfirmed> type() {
        return PaymentConfirmed.class;
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<PaymentConfirmed> event) {
        var data = event.data();
        var payment = new Payment(
                data.paymentId(),
                "",
                data.method(),
                data.status(),
                data.authorizationId(),
                data.authorized().amount(),
                data.captured().amount(),
                0,
                data.expiresAt(),
                null);
        return news.tell(tx, data.orderId(), payment, "payment " + data.status());
    }
}
