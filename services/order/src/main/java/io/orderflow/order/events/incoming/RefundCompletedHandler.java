package io.orderflow.order.events.incoming;

import io.orderflow.order.domain.payment.Payment;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.RefundCompleted;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Money went back: the order shows it, and ends refunded when all of it did. */
@Singleton
public class RefundCompletedHandler implements TopicHandler<RefundCompleted> {

    private final PaymentNews news;

    RefundCompletedHandler(PaymentNews news) {
        this.news = news;
    }

    @Override
    public String topic() {
        return Topics.PAYMENTS_REFUND_COMPLETED;
    }

    @Override
    public Class<RefundCompleted> type() {
        return RefundCompleted.class;
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<RefundCompleted> event) {
        var data = event.data();
        long captured = data.captured().amount();
        long refunded = data.refunded().amount();
        String status = refunded >= captured ? "refunded" : "partially_refunded";
        var payment = new Payment(data.paymentId(), "", "", status, null, captured, captured, refunded, null, null);
        return news.tell(tx, data.orderId(), payment, "refund completed");
    }
}
