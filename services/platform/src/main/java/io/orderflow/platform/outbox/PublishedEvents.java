package io.orderflow.platform.outbox;

import io.orderflow.platform.db.Sql;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.EventTypes;
import io.orderflow.schemas.WireJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** Events of this service that went out, for as long as their history is kept (30 days). */
@Singleton
public class PublishedEvents {

    // Each day's index of aggregates is looked into once. What still waits is not looked through: it may be very much.
    private static final String LATEST = """
            select topic, payload
            from outbox_sent
            where aggregate_id = any($1)
            order by position desc
            limit $2""";

    /**
     * The latest events of some aggregates, in the order in which they were made.
     * @param limit rows, 1 or more
     * @return never null; empty where nothing has gone out yet or it is not kept any more
     */
    public Uni<List<Event<? extends EventData>>> of(Sql sql, Collection<String> aggregateIds, int limit) {
        return sql.<Event<? extends EventData>>list(
                        LATEST, PublishedEvents::event, aggregateIds.toArray(String[]::new), limit)
                .map(List::reversed);
    }

    private static Event<? extends EventData> event(Row row) {
        return WireJson.read(
                row.getString("payload"),
                EventTypes.ofTopic(row.getString("topic")).data());
    }
}
