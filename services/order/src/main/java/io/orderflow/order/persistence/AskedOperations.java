package io.orderflow.order.persistence;

import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an order asked of others, and why, for as long as the machinery keeps it (60 days after its end). */
@Singleton
public class AskedOperations {

    // One look into operation_subject.
    private static final String CAUSED = """
            select key, causation_id from operation
            where subject = $1 and causation_id is not null
            order by created_at desc
            limit $2""";

    private record Asked(String key, String cause) {}

    /** By operation key, the event or operation that had it asked; those without one are left out. The latest. */
    public Uni<Map<String, String>> causes(Sql sql, UUID orderId, int limit) {
        Uni<List<Asked>> asked = sql.list(
                CAUSED,
                row -> new Asked(row.getString("key"), row.getString("causation_id")),
                orderId.toString(),
                limit);
        return asked.map(all -> all.stream().collect(Collectors.toMap(Asked::key, Asked::cause)));
    }
}
