package io.orderflow.payment.events;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.domain.transfer.Transfer;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.transfer.Bank;
import io.orderflow.payment.usecase.transfer.ReceiveTransfer;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.test.contract.AbstractOutboxContractTest;
import io.orderflow.schemas.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;

/** A transfer that pays in full is in the books together with the event that says so. */
@PaymentTest
class TransferredOutboxContractTest extends AbstractOutboxContractTest {

    @Inject
    Books books;

    @Inject
    ReceiveTransfer receiving;

    @Override
    protected String topic() {
        return Topics.PAYMENTS_PAYMENT_CONFIRMED;
    }

    @Override
    protected String aggregate() {
        return PaymentClient.payment(Bank.awaited(1000)).getId();
    }

    @Override
    protected Uni<?> change(String payment) {
        String reference = books.list("select reference from payment where id::text = $1", payment)
                .getFirst();
        var transfer = new Transfer(Bank.anyBankReference(), reference, new Money(1000, "USD"), Instant.now());
        return database.inTransaction(Cause.system("test"), tx -> receiving.receive(tx, transfer));
    }

    @Override
    protected boolean changed(String payment) {
        return !books.list("select id::text from bank_transfer where payment_id::text = $1", payment)
                .isEmpty();
    }
}
