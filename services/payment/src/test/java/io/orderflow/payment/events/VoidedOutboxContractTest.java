package io.orderflow.payment.events;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.usecase.refund.CancelPayment;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.test.contract.AbstractOutboxContractTest;
import io.orderflow.schemas.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** A payment without a gateway ends together with the event that says so. */
@PaymentTest
class VoidedOutboxContractTest extends AbstractOutboxContractTest {

    @Inject
    Books books;

    @Inject
    CancelPayment cancelling;

    @Override
    protected String topic() {
        return Topics.PAYMENTS_PAYMENT_FAILED;
    }

    @Override
    protected String aggregate() {
        String order = PaymentClient.anyOrder();
        PaymentClient.stub()
                .authorize(PaymentClient.card(order, "", 1000)
                        .setMethod("bank_transfer")
                        .build());
        return PaymentClient.payment(order).getId();
    }

    @Override
    protected Uni<?> change(String payment) {
        String order = books.list("select order_id from payment where id::text = $1", payment)
                .getFirst();
        return cancelling.cancel(Cause.system("test"), order, "customer_request");
    }

    @Override
    protected boolean changed(String payment) {
        return books.list("select status from payment where id::text = $1", payment)
                .contains("voided");
    }
}
