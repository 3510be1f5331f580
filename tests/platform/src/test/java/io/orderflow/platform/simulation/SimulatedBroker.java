package io.orderflow.platform.simulation;

import io.grpc.Status;
import io.orderflow.platform.dapr.Publisher;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Sidecar and broker as the relay sees them: a bulk keeps no order, an answer may be lost, and what was given up may still land. */
public final class SimulatedBroker {

    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(5);

    private final Simulation simulation;
    private final Weather weather;
    private final Ledger ledger;
    private final Line line;
    private final List<Subscriber> subscribers;
    private final Set<String> unwanted = new HashSet<>();
    private final Manner manner;

    private int generation;

    /** How it has no unwanted event. */
    public enum Manner {
        /** It names it. */
        NAMING,
        /** It blames the content of the call that it comes in, and lets nothing of it on. */
        SPOILING,
        /** It fails the call that it comes in, and says neither why nor what of it has gone on. */
        SILENT
    }

    public SimulatedBroker(
            Simulation simulation, Weather weather, Ledger ledger, List<Subscriber> subscribers, Manner manner) {
        this.simulation = simulation;
        this.weather = weather;
        this.ledger = ledger;
        this.line = new Line(simulation, weather, "the broker");
        this.subscribers = subscribers;
        this.manner = manner;
    }

    /** Refuses every event of an aggregate until {@link #relent}. */
    public void refuse(String aggregate) {
        unwanted.add(aggregate);
    }

    public void relent() {
        unwanted.clear();
    }

    /** All that no subscriber has acknowledged is gone. */
    public void loseEverything() {
        simulation.note("the broker has lost its data");
        generation++;
    }

    /** One call to the sidecar, as {@link io.orderflow.platform.dapr.Bulks.Call} promises. */
    public Uni<Map<String, String>> publish(SimulatedProcess from, String topic, List<Publisher.Entry> entries) {
        return Uni.createFrom().emitter(answer -> new Bulk(from, answer).send(topic, entries));
    }

    private final class Bulk {
        private final SimulatedProcess from;
        private final UniEmitter<? super Map<String, String>> answer;
        private final Map<String, String> refused = new HashMap<>();
        private List<String> ids = List.of();
        private boolean unknown;
        private boolean spoiled;
        private boolean over;

        Bulk(SimulatedProcess from, UniEmitter<? super Map<String, String>> answer) {
            this.from = from;
            this.answer = answer;
            answer.onTermination(() -> over = true);
        }

        void send(String topic, List<Publisher.Entry> entries) {
            weather.over(from);
            if (!from.isAlive()) {
                return;
            }
            ids = entries.stream().map(Publisher.Entry::id).toList();
            simulation.note("%s sends %s to %s", from.name(), ids, topic);
            ledger.attempted(from.name(), topic, ids);
            if (weather.strikes(weather.lost)) {
                fail(DEADLINE);
                return;
            }
            if (manner == Manner.SPOILING && ids.stream().anyMatch(SimulatedBroker.this::isUnwanted)) {
                refuseAll(ids);
                return;
            }
            long slowest = 0;
            for (String id : inAnyOrder(ids)) {
                slowest = Math.max(slowest, carry(id));
            }
            simulation.after(slowest, this::reply);
        }

        /** The sidecar will not have the call as a whole, for what stands in one of its entries; nothing of it goes on. */
        private void refuseAll(List<String> ids) {
            if (ids.size() == 1) {
                ledger.refused(ids.getFirst());
            }
            from.later(weather.way(), () -> {
                if (!over) {
                    answer.fail(Status.INVALID_ARGUMENT.asRuntimeException());
                }
            });
        }

        private List<String> inAnyOrder(List<String> ids) {
            var shuffled = new ArrayList<String>();
            ids.forEach(id -> shuffled.add(simulation.between(0, shuffled.size()), id));
            return shuffled;
        }

        private long carry(String id) {
            long way = weather.way();
            if (weather.strikes(weather.doubled)) {
                simulation.after(simulation.millis(0, 20_000), () -> land(id));
            }
            if (weather.strikes(weather.stuck)) {
                unknown = true;
                simulation.after(DEADLINE + simulation.millis(0, 20_000), () -> land(id));
                return way;
            }
            simulation.after(way, () -> {
                if (line.isDown()) {
                    unknown = true;
                } else if (manner == Manner.SILENT && isUnwanted(id)) {
                    spoiled = true;
                } else if (refuses(id)) {
                    ledger.refused(id);
                    refused.put(id, "not now");
                } else {
                    land(id);
                }
            });
            return way;
        }

        private void reply() {
            weather.over(from);
            long way = weather.way();
            if (unknown || way >= DEADLINE || weather.strikes(weather.unanswered)) {
                fail(line.isDown() && simulation.chance(0.5) ? way : DEADLINE);
            } else if (spoiled) {
                fail(way);
            } else {
                from.later(way, () -> {
                    if (!over) {
                        answer.complete(refused);
                    }
                });
            }
        }

        private void fail(long after) {
            from.later(after, () -> {
                // Alone in a call that failed, it may be thought to be the reason.
                if (ids.size() == 1) {
                    ledger.refused(ids.getFirst());
                }
                if (!over) {
                    answer.fail(new IOException("the sidecar does not answer"));
                }
            });
        }
    }

    private boolean isUnwanted(String id) {
        Written event = ledger.known(id, "the broker");
        return event == null || unwanted.contains(event.aggregate());
    }

    private boolean refuses(String id) {
        Written event = ledger.known(id, "the broker");
        return event == null || unwanted.contains(event.aggregate()) || weather.strikes(weather.refused);
    }

    private void land(String id) {
        Written event = ledger.known(id, "the broker");
        if (event == null || unwanted.contains(event.aggregate())) {
            return;
        }
        ledger.landed(id);
        for (Subscriber subscriber : subscribers) {
            if (subscriber.wants(event.topic())) {
                deliver(subscriber, id, weather.way());
                if (weather.strikes(weather.doubled)) {
                    deliver(subscriber, id, simulation.millis(0, 10_000));
                }
            }
        }
    }

    private void deliver(Subscriber subscriber, String id, long wait) {
        int stored = generation;
        simulation.after(wait, () -> {
            if (stored != generation) {
                return;
            }
            var acknowledged = new boolean[1];
            subscriber.receive(id, () -> acknowledged[0] = !weather.strikes(weather.lost));
            simulation.after(simulation.millis(2_000, 12_000), () -> {
                if (!acknowledged[0] && stored == generation) {
                    deliver(subscriber, id, 0);
                }
            });
        });
    }
}
