package io.orderflow.warehouse.usecase;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.history.History;
import io.orderflow.platform.outbox.PublishedEvents;
import io.orderflow.warehouse.domain.ReservationMove;
import io.orderflow.warehouse.persistence.ReservationMoves;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Tells what became of the stock that was held for an order. */
@Singleton
public class TellHistory {

    private final Database database;
    private final ReservationMoves moves;
    private final PublishedEvents published;

    TellHistory(Database database, ReservationMoves moves, PublishedEvents published) {
        this.database = database;
        this.moves = moves;
        this.published = published;
    }

    /** Nothing of an order that nobody has heard of. */
    public Uni<History> of(String orderId, int limit) {
        return moves.of(database, orderId, limit + 1)
                .chain(found -> events(found)
                        .map(events -> History.latest(
                                found.stream().map(move -> move.told(events)).toList(), limit)));
    }

    /** By reservation, of those that have expired. */
    private Uni<Map<String, String>> events(List<ReservationMove> found) {
        List<String> expired = found.stream()
                .map(ReservationMove::expired)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return expired.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : published
                        .of(database, expired, expired.size())
                        .map(events -> events.stream()
                                .collect(Collectors.toMap(
                                        event -> event.envelope().aggregateId(),
                                        event -> event.envelope().eventId().toString(),
                                        (first, second) -> first)));
    }
}
