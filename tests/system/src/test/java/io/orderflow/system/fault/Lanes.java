package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The lanes of one service's outbox: who holds them, and what has gone out through them since this was made. */
final class Lanes {
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);
    private static final int COUNT = 64;

    private final Books books;
    private final Broker broker;
    private final String service;
    private final Map<String, Integer> before = new HashMap<>();

    Lanes(Platform platform, String service) {
        this.books = new Books(platform);
        this.broker = new Broker(platform);
        this.service = service;
        books.published(service)
                .forEach(topic -> before.put(topic, broker.messages(topic).size()));
    }

    /** Waits until so many relays hold all lanes, none of them more than its share. */
    void awaitShares(int relays) {
        int share = Math.ceilDiv(COUNT, relays);
        Await.until(
                relays + " relays that share the lanes",
                CONVERGENCE,
                this::shares,
                shares -> shares.size() == relays
                        && shares.stream().allMatch(lanes -> lanes <= share)
                        && shares.stream().mapToInt(Integer::intValue).sum() == COUNT);
    }

    private List<Integer> shares() {
        return books.column(service, """
            select count(*) from outbox_lane where expires_at > now() and owner is not null group by owner\
            """).stream().map(Integer::valueOf).toList();
    }

    /** As if the leases of a relay had run out. */
    void runOut(String owner) {
        books.change(service, "update outbox_lane set expires_at = now() where owner = ?", owner);
        books.change(service, "update outbox_relay set expires_at = now() where owner = ?", owner);
    }

    /** Relays that hold a lane now. */
    Set<String> owners() {
        return Set.copyOf(books.column(
                service, "select distinct owner from outbox_lane where expires_at > now() and owner is not null"));
    }

    /** Lane to epoch of all leases that run now, or of one relay's. */
    Map<Integer, Long> epochs(Predicate<String> owners) {
        return books.rows(service, """
            select owner, lane, epoch from outbox_lane where expires_at > now() and owner is not null\
            """).stream()
                .filter(row -> owners.test(row.getFirst()))
                .collect(Collectors.toMap(row -> Integer.valueOf(row.get(1)), row -> Long.valueOf(row.getLast())));
    }

    /** Event id to lane of what is out and waits for its mark. */
    Map<String, Integer> unmarked() {
        Map<String, Long> out = copies();
        return books.rows(service, "select event_id::text, lane from outbox").stream()
                .filter(row -> out.containsKey(row.getFirst()))
                .collect(Collectors.toMap(List::getFirst, row -> Integer.valueOf(row.getLast())));
    }

    /** How often each event has gone out, by its id. */
    Map<String, Long> copies() {
        return books.published(service).stream()
                .flatMap(topic -> since(topic).stream())
                .map(message -> Json.read(message).at("/data/event_id").asText())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }

    private List<String> since(String topic) {
        List<String> messages = broker.messages(topic);
        return messages.subList(before.getOrDefault(topic, 0), messages.size());
    }

    /**
     * In each topic the first copies of an aggregate's events stand in the order of their versions (E4). Later copies are resends. Events of
     * one aggregate may travel in several topics, so a topic has gaps.
     */
    void assertInOrder() {
        List<String> wrong = new ArrayList<>();
        for (String topic : books.published(service)) {
            Map<String, Long> newest = new HashMap<>();
            Map<String, Set<Long>> seen = new HashMap<>();
            for (String message : since(topic)) {
                var event = Json.read(message).path("data");
                String aggregate = event.path("aggregate_id").asText();
                long version = event.path("aggregate_version").asLong();
                boolean first =
                        seen.computeIfAbsent(aggregate, key -> new HashSet<>()).add(version);
                if (first && newest.getOrDefault(aggregate, 0L) > version) {
                    wrong.add(topic + " " + aggregate + " " + version + " after " + newest.get(aggregate));
                }
                newest.merge(aggregate, version, Math::max);
            }
            assertThat(seen).as("aggregates in %s", topic).isNotEmpty();
        }
        assertThat(wrong).as("events out of order").isEmpty();
    }
}
