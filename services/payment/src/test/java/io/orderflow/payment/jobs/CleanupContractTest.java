package io.orderflow.payment.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was kept only to recognise repeats is forgotten when it is old, and nothing else is. */
@PaymentTest
@Tag("J7.2")
class CleanupContractTest extends AbstractJobContractTest<Cleanup, String> {

    @Inject
    Books books;

    @Override
    protected String name() {
        return "cleanup";
    }

    @Override
    protected String work() {
        String id = webhook("payment.captured", 61);
        books.update("""
                insert into forestalled_order (order_id, reason, at)
                values ($1, 'test', now() - interval '61 days')""", id);
        return id;
    }

    /** More than are forgotten by one statement. */
    @Override
    protected List<String> works() {
        return books.list("""
                with old as (select 'msg_' || gen_random_uuid() as id from generate_series(1, 1001)),
                    hooks as (
                        insert into gateway_webhook (gateway, webhook_id, type, payment_reference, body, state, received_at)
                        select 'sandbox', id, 'payment.captured', 'pay-x', '{}', 'applied', now() - interval '61 days' from old),
                    marks as (
                        insert into forestalled_order (order_id, reason, at)
                        select id, 'test', now() - interval '61 days' from old)
                select id from old""");
    }

    @Override
    protected long effects(String id) {
        return webhooks(id) == 0
                        && books.list("select order_id from forestalled_order where order_id = $1", id)
                                .isEmpty()
                ? 1
                : 0;
    }

    @Test
    void keepsWhatIsYoungAndWhatToldOfADispute() {
        String young = webhook("payment.captured", 59);
        String dispute = webhook("dispute.opened", 61);
        books.update("""
                insert into dispute (gateway, webhook_id, dispute_id, payment_reference, recorded_at)
                values ('sandbox', $1, $1, 'pay-x', now())""", dispute);
        jobs.stream()
                .filter(job -> job.name().equals(name()))
                .findFirst()
                .orElseThrow()
                .run()
                .await()
                .atMost(Duration.ofSeconds(60));
        assertThat(webhooks(young)).isEqualTo(1);
        assertThat(webhooks(dispute)).isEqualTo(1);
    }

    private String webhook(String type, int days) {
        String id = "msg_" + UUID.randomUUID();
        books.update("""
                insert into gateway_webhook (gateway, webhook_id, type, payment_reference, body, state, received_at)
                values ('sandbox', $1, $2, 'pay-x', '{}', 'applied', now() - make_interval(days => $3))""", id, type, days);
        return id;
    }

    private int webhooks(String id) {
        return books.list("select webhook_id from gateway_webhook where webhook_id = $1", id)
                .size();
    }
}
