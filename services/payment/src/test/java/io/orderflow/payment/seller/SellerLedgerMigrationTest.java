package io.orderflow.payment.seller;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.persistence.OldDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payouts of an earlier release, when they become accounts of sellers. */
@Tag("T5.3")
class SellerLedgerMigrationTest {

    private static final String BEFORE = "2026.11.26.475";

    private final OldDatabase old = OldDatabase.of(BEFORE);

    @Test
    void haveThemWaitForEachDisputeThatIsOpenWhateverTheirStateWas() throws SQLException {
        old.run("""
                insert into payment (id, order_id, customer_id, method, gateway, reference, currency, amount, status,
                    authorized, captured, charged_back, created_at)
                select gen_random_uuid(), name, 'c', 'card', 'sandbox', 'pay-' || name, 'USD', 1000, 'captured', 1000, 1000,
                    back, now()
                from (values ('stopped', 400), ('due', 0), ('unopened', 0), ('won', 0)) made (name, back)""");
        dispute("stopped", "lost");
        for (String order : List.of("stopped", "due", "unopened")) {
            dispute(order, "open");
        }
        dispute("won", "won");
        old.run("insert into escrow_release select id, 1000, 'USD', now() from payment");
        old.run("""
                insert into seller_payout (id, payment_id, seller, amount, currency, state, charged_back, created_at)
                select gen_random_uuid(), id, 'house', case order_id when 'stopped' then 400 else 1000 end, 'USD',
                    case order_id when 'stopped' then 'stopped' when 'won' then 'disputed' else 'due' end,
                    charged_back, now()
                from payment
                where order_id <> 'unopened'""");
        old.bringUpToDate();
        assertThat(old.rows("""
                        select p.order_id || ' ' || o.disputed || ' ' || o.state
                        from seller_payout o join payment p on p.id = o.payment_id
                        order by p.order_id"""))
                .containsExactly(
                        "due true disputed", "stopped true disputed", "unopened true disputed", "won false due");
    }

    private void dispute(String order, String state) throws SQLException {
        old.run("""
                insert into gateway_webhook (gateway, webhook_id, type, payment_reference, body, state)
                values ('sandbox', '%1$s-%2$s', 'dispute', 'pay-%1$s', '', 'applied')""".formatted(order, state));
        old.run("""
                insert into dispute (gateway, webhook_id, dispute_id, payment_reference, state, booked, recorded_at)
                values ('sandbox', '%1$s-%2$s', '%1$s-%2$s', 'pay-%1$s', '%2$s', '%2$s', now())""".formatted(order, state));
    }
}
