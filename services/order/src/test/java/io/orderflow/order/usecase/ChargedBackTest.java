package io.orderflow.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.PaymentFailed;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order of which the card holder's bank has taken money back knows it, and goes on as it was. */
@OrderTest
@Tag("X3.10")
class ChargedBackTest {

    @Inject
    Desk desk;

    @Inject
    Orders orders;

    @Inject
    Inbox inbox;

    @Test
    void notesItAndMovesNothing() {
        UUID paid = desk.confirmed();
        desk.hear(paid, Desk.CAPTURED);
        Order before = read(paid);
        chargedBack(paid, 1, 1000);
        Order after = read(paid);
        assertThat(after.payment().chargedBack()).isEqualTo(1000);
        assertThat(after.payment().captured()).isEqualTo(2400);
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.paymentStatus()).isEqualTo(before.paymentStatus());
        assertThat(after.version()).isEqualTo(before.version() + 1);
    }

    @Test
    void believesTheLatestWordAndNoMoreThanTheOrderCost() {
        UUID order = desk.regretted();
        chargedBack(order, 2, 2400);
        chargedBack(order, 1, 1000);
        assertThat(read(order).payment().chargedBack()).isEqualTo(2400);
        chargedBack(order, 3, 99_999);
        assertThat(read(order).payment().chargedBack()).isEqualTo(2400);
        assertThat(read(order).isCancelled()).isTrue();
    }

    private void chargedBack(UUID id, int version, long amount) {
        var data = new PaymentFailed(
                "pay-1", id.toString(), "card", "charged_back", "dispute_lost", null, Desk.usd(amount));
        var event = Events.of(Topics.PAYMENTS_PAYMENT_FAILED, "pay-" + id, version, data);
        Desk.await(inbox.receive(
                event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
    }

    private Order read(UUID id) {
        return desk.in(tx -> orders.lock(tx, id)).orElseThrow();
    }
}
