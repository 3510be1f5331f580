package io.orderflow.order.events.incoming;

import io.orderflow.order.domain.payment.Payment;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.PaymentFailed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * There will be no money: a pending order is cancelled, a cancelled one learns that its money was let go. Or there is none any more: what a
 * bank has taken back is noted, and does nothing to the order, which waits for a person since it was disputed.
 */
@Singleton
public class PaymentFailedHandler implements TopicHandler<PaymentFailed> {

    private final PaymentNews news;

    PaymentFailedHandler(PaymentNews news) {
        this.news = news;
    }

    @Override
    public String topic() {
        return Topics.PAYMENTS_PAYMENT_FAILED;
    }

    @Override
    public Class<PaymentFailed> type() {
        return PaymentFailed.class;
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<PaymentFailed> event) {
        var data = event.data();
        var chargedBack = data.chargedBack();
        var payment = new Payment(
                data.paymentId(),
                "",
                data.method(),
                data.status(),
                null,
                0,
                0,
                0,
                null,
                null,
                chargedBack == null ? 0 : chargedBack.amount());
        return news.tell(tx, data.orderId(), payment, "payment " + data.status() + ": " + data.code());
    }
}
