package io.orderflow.payment.operation;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.domain.seller.SellerEntry.Kind;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.payment.seller.Sellers;
import io.orderflow.payment.usecase.operation.RefundAtGateway;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;

/** A refund of a completed order is booked to its seller once, with the refund or not at all. */
@PaymentTest
@Tag("T5.3")
class RefundAfterCompletionContractTest extends AbstractGatewayContractTest<RefundAtGateway> {

    @Inject
    RefundAtGateway handler;

    @Inject
    Sellers sellers;

    @Override
    protected RefundAtGateway handler() {
        return handler;
    }

    @Override
    protected String ask() {
        String order = till.captured();
        sellers.release(order);
        Staff.refund(order, 400).statusCode(201);
        return till.key(order, "refund");
    }

    @Override
    protected long outcomes(String key) {
        return sellers.lines(Kind.REFUNDED, key);
    }
}
