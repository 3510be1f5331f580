package io.orderflow.payment.persistence.operation;

import io.orderflow.payment.domain.AskedEffect;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.persistence.PaymentRow;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends what was asked of a payment, with the payment locked first, in one statement. */
@Singleton
public class EffectOutcomes {

    /** @param payment locked  @param first whether this outcome is the first that was heard of */
    public record Settled(Payment payment, boolean first) {}

    /** Empty when there is no such payment. */
    public Uni<Optional<Settled>> settle(
            Tx tx, UUID paymentId, String key, AskedEffect.State state, @Nullable String code) {
        return tx.first(
                """
                with locked as (
                    select * from payment where id = $1 for update
                ), settled as (
                    update payment_operation set state = $3, code = $4, finished_at = now()
                    where key = $2 and state = 'pending' and exists (select from locked)
                    returning 1
                )
                select locked.*, exists (select from settled) as first from locked""",
                row -> new Settled(PaymentRow.map(row), row.getBoolean("first")),
                paymentId,
                key,
                state.name().toLowerCase(Locale.ROOT),
                code);
    }
}
