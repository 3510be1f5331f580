package io.orderflow.platform.outbox;

import io.grpc.StatusRuntimeException;
import io.orderflow.platform.dapr.Bulks;
import io.orderflow.platform.dapr.Publisher;
import io.orderflow.platform.outbox.LaneLeases.Held;
import io.orderflow.platform.outbox.SimulatedOutbox.Fence;
import io.orderflow.platform.simulation.SimulatedBroker;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Subscriber.Careless;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Ways to build an outbox wrong, each with a plausible thought behind it. */
final class Mistakes {

    private Mistakes() {}

    /** "Owner and expiry are enough": the lane may have been another's in between. */
    static Mistake recordsUnderTheLeasesOfNow() {
        return new Mistake() {
            @Override
            PendingEvents events(SimulatedOutbox outbox, SimulatedProcess process, LaneLeases leases) {
                return new Events(outbox.from(process, Fence.ALL)) {
                    @Override
                    public Uni<Integer> record(
                            String owner, List<Held> lanes, List<PendingEvent> published, List<FailedEvent> failed) {
                        return super.record(owner, leases.held(), published, failed);
                    }
                };
            }
        };
    }

    /** "We have just published it, so it may be marked." */
    static Mistake marksWithoutAFence() {
        return fenced(Fence.NONE);
    }

    /** "A wait is no mark." */
    static Mistake postponesWithoutAFence() {
        return fenced(Fence.MARKS_ONLY);
    }

    /** "Otherwise a crash in between sends it twice." */
    static Mistake marksBeforeItPublishes() {
        return broker(right -> (topic, entries) -> Uni.createFrom().item(() -> {
            right.publish(topic, entries).subscribe().with(sent -> {}, failure -> {});
            return Map.of();
        }));
    }

    /** "A time-out after the request was sent is as good as an answer." */
    static Mistake takesAnUnknownOutcomeForSuccess() {
        return broker(right ->
                (topic, entries) -> right.publish(topic, entries).onFailure().recoverWithItem(Map.of()));
    }

    /** "The call was answered with OK." */
    static Mistake overlooksSingleRefusals() {
        return broker(right -> (topic, entries) -> right.publish(topic, entries).map(refused -> Map.of()));
    }

    /** "A bulk keeps the order of its entries." */
    static Mistake putsTwoOfAnAggregateIntoOneBulk() {
        return due((outbox, due) -> due.stream().map(Mistakes::asIfAlone).toList());
    }

    private static PendingEvent asIfAlone(PendingEvent event) {
        return new PendingEvent(
                event.position(), event.eventId(), event.topic(), event.eventId(), event.payload(), event.attempts());
    }

    /** "The call was refused, so its entries were." */
    static Mistake blamesAllOfABulkForOneOfThem() {
        return new Mistake() {
            @Override
            Bulks.Call call(SimulatedBroker broker, SimulatedProcess process) {
                var right = super.call(broker, process);
                return (topic, bulk) -> right.send(topic, bulk)
                        .onFailure(StatusRuntimeException.class)
                        .recoverWithItem(
                                () -> bulk.stream().collect(Collectors.toMap(Publisher.Entry::id, entry -> "refused")));
            }
        };
    }

    /** "What has failed once is looked at more rarely." */
    static Mistake neverForgetsAFailure() {
        return new Mistake() {
            @Override
            PendingEvents events(SimulatedOutbox outbox, SimulatedProcess process, LaneLeases leases) {
                var suspects = new HashSet<String>();
                return new Events(outbox.from(process, Fence.ALL)) {
                    @Override
                    public Uni<List<PendingEvent>> due(List<Held> lanes, int limit) {
                        boolean now = TimeUnit.NANOSECONDS.toSeconds(process.nanos()) % 10 == 0;
                        return super.due(lanes, limit)
                                .map(due -> due.stream()
                                        .filter(event -> now || !suspects.contains(event.aggregateId()))
                                        .toList());
                    }

                    @Override
                    public Uni<Integer> record(
                            String owner, List<Held> lanes, List<PendingEvent> published, List<FailedEvent> failed) {
                        failed.forEach(each -> suspects.add(each.event().aggregateId()));
                        return super.record(owner, lanes, published, failed);
                    }
                };
            }
        };
    }

    /** "The rows come in order by themselves." */
    static Mistake readsInAnyOrder() {
        return due((outbox, due) -> new ArrayList<>(due).reversed());
    }

    /** "While something is refused, the broker is to be left alone." */
    static Mistake waitsAsAWhole() {
        return due((outbox, due) -> outbox.postponed() > 0 ? List.of() : due);
    }

    /** "After three refusals nothing will help." */
    static Mistake dropsWhatIsRefusedThreeTimes() {
        return new Mistake() {
            @Override
            PendingEvents events(SimulatedOutbox outbox, SimulatedProcess process, LaneLeases leases) {
                return new Events(outbox.from(process, Fence.ALL)) {
                    @Override
                    public Uni<Integer> record(
                            String owner, List<Held> lanes, List<PendingEvent> published, List<FailedEvent> failed) {
                        var dropped = new ArrayList<>(published);
                        failed.stream()
                                .filter(failure -> failure.attempts() >= 3)
                                .map(FailedEvent::event)
                                .forEach(dropped::add);
                        return super.record(owner, lanes, dropped, failed);
                    }
                };
            }
        };
    }

    /** "The broker delivers once." */
    static Mistake forgetsWhatItHasHandled() {
        return consumer(Careless.FORGETS_IDS);
    }

    /** "The broker keeps the order." */
    static Mistake appliesWhateverComes() {
        return consumer(Careless.FORGETS_VERSIONS);
    }

    /** "It will commit anyway." */
    static Mistake showsWhatIsNotCommitted() {
        return new Mistake() {
            @Override
            boolean showsUncommitted() {
                return true;
            }
        };
    }

    private static Mistake fenced(Fence fence) {
        return new Mistake() {
            @Override
            PendingEvents events(SimulatedOutbox outbox, SimulatedProcess process, LaneLeases leases) {
                return outbox.from(process, fence);
            }
        };
    }

    private static Mistake due(BiFunction<SimulatedOutbox, List<PendingEvent>, List<PendingEvent>> wrong) {
        return new Mistake() {
            @Override
            PendingEvents events(SimulatedOutbox outbox, SimulatedProcess process, LaneLeases leases) {
                return new Events(outbox.from(process, Fence.ALL)) {
                    @Override
                    public Uni<List<PendingEvent>> due(List<Held> lanes, int limit) {
                        return super.due(lanes, limit).map(due -> wrong.apply(outbox, due));
                    }
                };
            }
        };
    }

    private static Mistake broker(UnaryOperator<Broker> wrong) {
        return new Mistake() {
            @Override
            Broker broker(SimulatedBroker broker, SimulatedProcess process) {
                return wrong.apply(super.broker(broker, process));
            }
        };
    }

    private static Mistake consumer(Careless careless) {
        return new Mistake() {
            @Override
            Careless consumer() {
                return careless;
            }
        };
    }

    /** The right statements, but for what a mistake overrides. */
    private static class Events implements PendingEvents {
        private final PendingEvents right;

        Events(PendingEvents right) {
            this.right = right;
        }

        @Override
        public Uni<List<PendingEvent>> due(List<Held> lanes, int limit) {
            return right.due(lanes, limit);
        }

        @Override
        public Uni<Integer> record(
                String owner, List<Held> lanes, List<PendingEvent> published, List<FailedEvent> failed) {
            return right.record(owner, lanes, published, failed);
        }
    }
}
