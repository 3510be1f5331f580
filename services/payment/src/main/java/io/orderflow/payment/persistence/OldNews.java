package io.orderflow.payment.persistence;

import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What was kept only to recognise repeats and latecomers, and is too old for either. */
@Singleton
public class OldNews {

    /** By their place in the table, where they are locked: by their keys, each batch would read all of it. */
    static final String WEBHOOKS = """
            delete from gateway_webhook
            where ctid = any(array(
                select w.ctid
                from gateway_webhook w
                where w.received_at < $1
                  and not exists (
                      select from dispute d where d.gateway = w.gateway and d.webhook_id = w.webhook_id)
                order by w.received_at
                limit $2
                for update of w skip locked))""";

    static final String FORESTALLED = """
            delete from forestalled_order
            where ctid = any(array(
                select ctid
                from forestalled_order
                where at < $1
                order by at
                limit $2
                for update skip locked))""";

    /** Not those that told of a dispute: they are what it is known by. @param before real time @return how many went, at most {@code limit} */
    public Uni<Integer> forgetWebhooks(Sql sql, Instant before, int limit) {
        return sql.update(WEBHOOKS, before, limit);
    }

    /** @param before platform time @return how many went, at most {@code limit} */
    public Uni<Integer> forgetForestalled(Sql sql, Instant before, int limit) {
        return sql.update(FORESTALLED, before, limit);
    }
}
