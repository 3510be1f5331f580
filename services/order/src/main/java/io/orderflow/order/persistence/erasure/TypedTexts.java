package io.orderflow.order.persistence.erasure;

import io.orderflow.order.domain.CancelReasons;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What people typed as reasons, wherever it is kept beside the orders themselves: their timelines, holds, and what was asked of others. */
@Singleton
class TypedTexts {

    /**
     * Before the orders are changed, because their reasons tell which texts those are. A text is looked for as a whole: a short one may
     * stand in any word of ours. What the payment service told of a cancellation repeats its reason in processes of before.
     */
    private static final String TIMELINE = """
            update timeline t
            set cause = case when t.cause = 'payment voided: ' || typed.reason then 'payment voided: ' || $3 else $3 end
            from (
                select id as order_id, cancel_reason as reason from orders
                where id = any($1) and cancel_reason <> all($2)
                union
                select order_id, reason from order_hold
                where order_id = any($1) and placed_by not like 'system:%'
                union
                select order_id, cause from timeline
                where order_id = any($1) and kind = 'order.units') typed
            where t.order_id = any($1)
              and t.order_id = typed.order_id
              and t.cause in (typed.reason, 'payment voided: ' || typed.reason)""";

    private static final String HOLDS = """
            update order_hold set reason = $2
            where order_id = any($1) and placed_by not like 'system:%'""";

    /** Asked by processes of before: others are told codes only. It stays what it was to those who read it. */
    private static final String ASKED = """
            update operation
            set payload = case when payload like '{"reason":%'
                then jsonb_set(payload::jsonb, '{reason}', to_jsonb($3::text))::text else $3 end
            where subject = any($1)
              and case when kind = 'release-stock' and payload like '{"reason":%'
                then payload::jsonb ->> 'reason' <> all($2)
                else kind = 'cancel-payment' and payload <> all($2) end""";

    private static final String[] CODES = CancelReasons.CODES.toArray(String[]::new);

    /** Before the orders are locked: what was asked for ends with its own row locked first, and then its order. */
    Uni<Void> eraseAsked(Tx tx, List<UUID> orders) {
        return tx.later(
                ASKED, orders.stream().map(UUID::toString).toArray(String[]::new), CODES, CancelReasons.REQUESTED);
    }

    /** @param orders locked in this transaction */
    Uni<Void> erase(Tx tx, List<UUID> orders) {
        UUID[] ids = orders.toArray(UUID[]::new);
        return tx.later(TIMELINE, ids, CODES, CancelReasons.ERASED)
                .chain(() -> tx.later(HOLDS, ids, CancelReasons.ERASED));
    }
}
