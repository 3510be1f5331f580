package io.orderflow.payment.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.persistence.OldDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Webhooks that an earlier release kept word by word. */
@Tag("T5.3")
@Tag("T5.4")
class WebhookBodiesMigrationTest {

    private final OldDatabase old = OldDatabase.of("2026.11.27.202");

    @Test
    void areEmptiedThoughTheyToldOfADispute() throws SQLException {
        old.run("""
                insert into gateway_webhook (gateway, webhook_id, type, payment_reference, body, state)
                values ('stripe', 'evt_1', 'dispute.opened', 'pay-1', '{"email":"erika@example.com"}', 'applied'),
                    ('stripe', 'evt_2', 'refund.succeeded', 'pay-1', '{"email":"erika@example.com"}', 'early')""");
        old.run("""
                insert into dispute (gateway, webhook_id, dispute_id, payment_reference, recorded_at)
                values ('stripe', 'evt_1', 'dp_1', 'pay-1', now())""");
        old.bringUpToDate();
        assertThat(old.rows("select webhook_id || ' ' || state || ' ' || body from gateway_webhook order by 1"))
                .containsExactly("evt_1 applied {}", "evt_2 early {}");
    }
}
