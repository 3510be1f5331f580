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
                        select count(*) from outbox_lane where expires_at > now() and owner is not null group by owner""").stream().map(Integer::valueOf).toList();
    }

    /** Relays that hold a lane now. */
    Set<String> owners() {
        return Set.copyOf(books.column(
                service, "select distinct owner from outbox_lane where expires_at > now() and owner is not null"));
    }

    /**
     * In each topic the first copies of an aggregate's events stand in the order of their versions (E4). Later copies are resends. Events of
     * one aggregate may travel in several topics, so a topic has gaps.
     */
    void assertInOrder() {
        List<String> wrong = new ArrayList<>();
        for (String topic : books.published(service)) {
            List<String> messages = broker.messages(topic);
            Map<String, Long> newest = new HashMap<>();
            Map<String, Set<Long>> seen = new HashMap<>();
            for (String message : messages.subList(before.getOrDefault(topic, 0), messages.size())) {
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
