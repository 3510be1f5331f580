package io.orderflow.payment.persistence;

import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What was kept only to recognise repeats and latecomers, and is too old for either. */
@Singleton
public class OldNews {

    /** Not those that told of a dispute: they are its evidence. @param before real time @return how many went, at most {@code limit} */
    public Uni<Integer> forgetWebhooks(Sql sql, Instant before, int limit) {
        return sql.update("""
                delete from gateway_webhook
                where (gateway, webhook_id) in (
                    select w.gateway, w.webhook_id
                    from gateway_webhook w
                    where w.received_at < $1
                      and not exists (
                          select from dispute d where d.gateway = w.gateway and d.webhook_id = w.webhook_id)
                    order by w.received_at
                    limit $2
                    for update skip locked)""", before, limit);
    }

    /** @param before platform time @return how many went, at most {@code limit} */
    public Uni<Integer> forgetForestalled(Sql sql, Instant before, int limit) {
        return sql.update("""
                delete from forestalled_order
                where order_id in (
                    select order_id
                    from forestalled_order
                    where at < $1
                    order by at
                    limit $2
                    for update skip locked)""", before, limit);
    }
}
