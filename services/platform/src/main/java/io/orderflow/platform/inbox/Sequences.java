package io.orderflow.platform.inbox;

import io.orderflow.platform.db.Tx;
import io.orderflow.schemas.Envelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose turn it is among the events of an aggregate, for the topics that care ({@link Sequence}). The lock on how far an aggregate has come
 * is always taken before any row of the inbox, so that two transactions over its events wait for each other in one order.
 */
@Singleton
class Sequences {

    private static final String LOCK = """
            insert into inbox_sequence (aggregate_id, topic, version)
            select aggregate_id, $1, 0 from unnest($2::text[]) as event (aggregate_id)
            on conflict (aggregate_id, topic) do update set version = inbox_sequence.version
            returning aggregate_id, version""";

    private static final String SET = "update inbox_sequence set version = $3 where aggregate_id = $1 and topic = $2";

    // Index inbox_parked_aggregate.
    private static final String HURRY = """
            update inbox set next_attempt_at = now()
            where aggregate_id = $1 and topic = $2 and aggregate_version = $3 and state = 'parked'""";

    /** An event's turn: to be handled, over, or not yet and why. */
    sealed interface Turn {
        record Now() implements Turn {}

        record Over() implements Turn {}

        record NotYet(String reason) implements Turn {}
    }

    /** How far the aggregates of some events have come, held until the transaction ends. */
    Uni<Turns> lock(Tx tx, Sequence sequence, String topic, List<Envelope> events) {
        if (sequence == Sequence.NONE) {
            return Uni.createFrom().item(new Turns(sequence, topic, new HashMap<>()));
        }
        var aggregates =
                events.stream().map(Envelope::aggregateId).distinct().sorted().toArray(String[]::new);
        return tx.list(LOCK, Last::of, topic, aggregates).map(all -> {
            var last = new HashMap<String, Long>();
            all.forEach(each -> last.put(each.aggregateId(), each.version()));
            return new Turns(sequence, topic, last);
        });
    }

    private record Last(String aggregateId, long version) {
        static Last of(Row row) {
            return new Last(row.getString(0), row.getLong(1));
        }
    }

    /** The turns within one transaction. Used by one chain only. */
    static final class Turns {
        private final Sequence sequence;
        private final String topic;
        private final Map<String, Long> last;

        private Turns(Sequence sequence, String topic, Map<String, Long> last) {
            this.sequence = sequence;
            this.topic = topic;
            this.last = last;
        }

        Turn of(Envelope event) {
            if (sequence == Sequence.NONE) {
                return new Turn.Now();
            }
            long before = last.getOrDefault(event.aggregateId(), 0L);
            if (event.aggregateVersion() <= before) {
                return new Turn.Over();
            }
            return sequence == Sequence.NEWEST || event.aggregateVersion() == before + 1
                    ? new Turn.Now()
                    : new Turn.NotYet("gap: waits for version " + (before + 1));
        }

        /** Notes that this event is handled, and hurries the one that may wait for it. */
        Uni<Void> advance(Tx tx, Envelope event) {
            if (sequence == Sequence.NONE) {
                return Uni.createFrom().voidItem();
            }
            last.put(event.aggregateId(), event.aggregateVersion());
            return tx.later(SET, event.aggregateId(), topic, event.aggregateVersion())
                    .chain(() -> sequence == Sequence.GAPLESS
                            ? tx.later(HURRY, event.aggregateId(), topic, event.aggregateVersion() + 1)
                            : Uni.createFrom().voidItem());
        }
    }
}
