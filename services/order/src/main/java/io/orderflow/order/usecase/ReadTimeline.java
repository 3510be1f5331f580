package io.orderflow.order.usecase;

import io.orderflow.order.clients.HistoryClient;
import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.timeline.CausalOrder;
import io.orderflow.order.domain.timeline.Telling;
import io.orderflow.order.domain.timeline.TimelineEntry;
import io.orderflow.order.persistence.AskedOperations;
import io.orderflow.order.persistence.Timeline;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.outcome.NeighbourUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What happened to an order, in all services that had a part in it. One that is away, or has too much to tell, leaves a gap and its name. */
@Singleton
public class ReadTimeline {

    private static final Logger LOG = Logger.getLogger(ReadTimeline.class);
    private static final String OWN = "order";

    /** @param incomplete services of which something is missing, by name */
    public record Told(List<TimelineEntry> items, List<String> incomplete) {}

    private final Database database;
    private final Timeline timeline;
    private final AskedOperations asked;
    private final HistoryClient histories;
    private final List<String> services;
    private final int limit;

    ReadTimeline(
            Database database, Timeline timeline, AskedOperations asked, HistoryClient histories, OrderConfig config) {
        this.database = database;
        this.timeline = timeline;
        this.asked = asked;
        this.histories = histories;
        this.services = config.timeline().services().orElse(List.of());
        this.limit = config.timeline().limit();
    }

    public Uni<Told> of(Cause cause, UUID orderId) {
        return Uni.join()
                .all(Stream.concat(Stream.of(own(orderId)), services.stream().map(one -> ask(cause, one, orderId)))
                        .toList())
                .andFailFast()
                .chain(all -> asked.causes(database, orderId, limit).map(causes -> told(all, causes)));
    }

    private static Told told(List<Telling> all, Map<String, String> asked) {
        return new Told(
                CausalOrder.merge(all.stream().map(Telling::entries).toList(), asked),
                all.stream()
                        .filter(one -> !one.whole())
                        .map(Telling::service)
                        .sorted()
                        .toList());
    }

    private Uni<Telling> own(UUID orderId) {
        return timeline.latest(database, orderId, limit + 1).map(found -> {
            int over = Math.max(0, found.size() - limit);
            return new Telling(OWN, found.subList(over, found.size()), over == 0);
        });
    }

    private Uni<Telling> ask(Cause cause, String service, UUID orderId) {
        return histories
                .of(cause, service, orderId)
                .map(history -> new Telling(
                        service,
                        history.entries().stream()
                                .map(entry -> TimelineEntry.of(service, entry))
                                .toList(),
                        !history.cut()))
                .onFailure(NeighbourUnavailable.class)
                .recoverWithItem(away -> {
                    LOG.debugf(away, "no word of order %s from %s", orderId, service);
                    return Telling.nothing(service);
                });
    }
}
