package io.orderflow.platform.inbox;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.DatabaseFailures;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Sequences.Turns;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.UnreadableEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes the events of one delivery in together: one claim, each effect in turn, one commit. Where that fails for anything but an outage,
 * nothing of it stays and each event is taken on its own, so that one which cannot be handled spoils no other.
 */
@Singleton
class TakingTogether {

    private static final Logger LOG = Logger.getLogger(TakingTogether.class);
    private static final int AGGREGATES_AT_ONCE = 8;

    private final Database database;
    private final InboxRows rows;
    private final Sequences sequences;
    private final Taking taking;

    TakingTogether(Database database, InboxRows rows, Sequences sequences, Taking taking) {
        this.database = database;
        this.rows = rows;
        this.sequences = sequences;
        this.taking = taking;
    }

    /** @return for each, in the order given, whether it is stored. Fails when the database is away: then none is. */
    <T extends EventData> Uni<List<Boolean>> take(TopicHandler<T> handler, List<Received> all) {
        var readable = new LinkedHashMap<Received, Readable<T>>();
        for (Received each : all) {
            try {
                readable.put(each, Readable.read(handler, each));
            } catch (UnreadableEvent alone) {
                LOG.debugf("%s is taken on its own: %s", each.eventId(), alone.getMessage());
            }
        }
        return ignore(handler, readable)
                .chain(ignored -> together(handler, without(readable, ignored)).map(taken -> union(ignored, taken)))
                .chain(stored -> alone(handler, all, readable, stored)
                        .map(taken -> all.stream()
                                .map(each -> stored.contains(each) || taken.contains(each))
                                .toList()));
    }

    /** Records those that concern nothing here, in one statement. @return them; none when that was not possible together */
    private <T extends EventData> Uni<Set<Received>> ignore(
            TopicHandler<T> handler, Map<Received, Readable<T>> readable) {
        var events = new LinkedHashMap<>(readable);
        events.values().removeIf(each -> !each.concernsNothing(handler));
        if (events.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return rows.ignoreAll(
                        database,
                        handler.topic(),
                        events.values().stream().sorted(Readable.ORDER).toList())
                .map(recorded -> events.keySet())
                .onFailure(failure -> !DatabaseFailures.isAway(failure))
                .recoverWithItem(Set.of());
    }

    private static <T extends EventData> Map<Received, Readable<T>> without(
            Map<Received, Readable<T>> readable, Set<Received> stored) {
        var rest = new LinkedHashMap<>(readable);
        rest.keySet().removeAll(stored);
        return rest;
    }

    private static Set<Received> union(Set<Received> some, Set<Received> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private <T extends EventData> Uni<Set<Received>> together(
            TopicHandler<T> handler, Map<Received, Readable<T>> readable) {
        var events = readable.values().stream().sorted(Readable.ORDER).toList();
        if (events.size() < 2) {
            return Uni.createFrom().item(Set.of());
        }
        var envelopes = events.stream().map(each -> each.event().envelope()).toList();
        return database.inTransaction(
                        Cause.system("inbox"),
                        tx -> sequences
                                .lock(tx, handler.sequence(), handler.topic(), envelopes)
                                .chain(turns -> rows.claimAll(tx, handler.topic(), envelopes)
                                        .chain(mine -> applyAll(tx, handler, turns, events, mine))))
                .map(committed -> readable.keySet())
                .onFailure(failure -> !DatabaseFailures.isAway(failure))
                .recoverWithItem(failure -> {
                    LOG.debugf(failure, "%s: %d events are taken one by one", handler.topic(), events.size());
                    return Set.of();
                });
    }

    private <T extends EventData> Uni<Void> applyAll(
            Tx tx, TopicHandler<T> handler, Turns turns, List<Readable<T>> events, Set<UUID> claimed) {
        var mine = new HashSet<>(claimed);
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Readable<T> each : events) {
            // The second copy of an event in one delivery finds its id taken.
            if (mine.remove(each.received().id())) {
                all = all.chain(() -> taking.apply(tx.causedBy(each.cause()), handler, turns, each));
            }
        }
        return all;
    }

    /** Takes the rest, those of one aggregate in their order. */
    private <T extends EventData> Uni<Set<Received>> alone(
            TopicHandler<T> handler, List<Received> all, Map<Received, Readable<T>> readable, Set<Received> stored) {
        var groups = new LinkedHashMap<String, List<Received>>();
        readable.entrySet().stream()
                .filter(each -> !stored.contains(each.getKey()))
                .sorted(Map.Entry.comparingByValue(Readable.ORDER))
                .forEach(each -> groups.computeIfAbsent(
                                each.getValue().event().envelope().aggregateId(), none -> new ArrayList<>())
                        .add(each.getKey()));
        var lists = new ArrayList<>(groups.values());
        all.stream().distinct().filter(each -> !readable.containsKey(each)).forEach(each -> lists.add(List.of(each)));
        return Multi.createFrom()
                .iterable(lists)
                .onItem()
                .transformToMulti(list -> Multi.createFrom()
                        .iterable(list)
                        .onItem()
                        .transformToUniAndConcatenate(each -> takeOne(handler, each)))
                .merge(AGGREGATES_AT_ONCE)
                .collect()
                .with(Collectors.filtering(Taken::stored, Collectors.mapping(Taken::received, Collectors.toSet())));
    }

    private Uni<Taken> takeOne(TopicHandler<?> handler, Received each) {
        return taking.take(handler, each, true)
                .replaceWith(new Taken(each, true))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("%s %s could not be stored: %s", each.topic(), each.eventId(), failure);
                    return new Taken(each, false);
                });
    }

    private record Taken(Received received, boolean stored) {}
}
