package io.orderflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.Await;
import io.orderflow.system.api.OrderApi;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** When orders were as far as they were to go, as their timelines say; read after the measurement, so that asking costs it nothing. */
record Confirmations(Platform platform, Milestone until) {
    private static final int AT_ONCE = 8;
    private static final Duration DRAIN = Duration.ofSeconds(60);

    /** Waits until the newest orders are there; the older ones were first. */
    void awaitDrained(List<Submitted> submitted) {
        OrderApi orders = platform.orders();
        List<Submitted> taken = submitted.stream().filter(Submitted::isTaken).toList();
        taken.stream().skip(Math.max(0, taken.size() - 64L)).forEach(order -> await(orders, order));
    }

    /** Milliseconds from the request to the commit that counts, one for each order that came there. */
    List<Confirmed> of(List<Submitted> submitted) throws InterruptedException {
        Duration ahead =
                Duration.between(Instant.now(), platform.operations("order").now());
        OrderApi orders = platform.orders();
        try (var readers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Optional<Confirmed>>> reads = submitted.stream()
                    .filter(Submitted::isTaken)
                    .map(order -> readers.submit((Callable<Optional<Confirmed>>) () -> read(orders, order, ahead)))
                    .toList();
            List<Confirmed> confirmed = new ArrayList<>();
            for (Future<Optional<Confirmed>> read : reads) {
                try {
                    read.get().ifPresent(confirmed::add);
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
            return confirmed;
        }
    }

    private Optional<Confirmed> read(OrderApi orders, Submitted order, Duration ahead) {
        await(orders, order);
        return orders.timeline(order.id()).stream()
                .filter(entry -> entry.path("kind").asText().equals("order.status"))
                .filter(entry -> entry.path("to").asText().equals(until.status()))
                .map(Confirmations::at)
                .findFirst()
                .map(at -> at.minus(clockOffset(ahead)))
                .map(at -> new Confirmed(at, Duration.between(order.at(), at).toNanos() / 1e6));
    }

    private void await(OrderApi orders, Submitted order) {
        Await.until(
                "order " + order.id() + " to be " + until.status(),
                DRAIN,
                () -> orders.get(order.id()).status(),
                status -> !until.isAhead(status));
    }

    /** A platform clock that was not moved differs by what the question took only. */
    private static Duration clockOffset(Duration ahead) {
        return ahead.abs().compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ZERO : ahead;
    }

    private static Instant at(JsonNode entry) {
        return Instant.parse(entry.path("at").asText());
    }

    /** @param millis since the request left */
    record Confirmed(Instant at, double millis) {}
}
