package io.orderflow.platform.outbox;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the events of a topic that a broker will not have and does not name: what fails is halved, down to single events. Those that fail
 * alone count as refused, so that only their own aggregates wait. Where no call comes through, the broker is away and no event is to
 * blame, but for one that failed alone before.
 */
final class Isolation {

    /** Alone and in vain, before any call came through: so many bad ones are not met by chance, in a random order. */
    private static final int IN_VAIN = 3;

    private final Broker broker;
    private final Round round;
    private final String topic;
    private final BooleanSupplier over;
    private final Map<PendingEvent, String> suspects = new LinkedHashMap<>();
    private boolean answered;
    private @Nullable Throwable unexplained;

    /**
     * @param round is told of what went out, and of what was refused
     * @param over  when no further call is to be made; what was not tried by then is left for the next round
     */
    Isolation(Broker broker, Round round, String topic, BooleanSupplier over) {
        this.broker = broker;
        this.round = round;
        this.topic = topic;
        this.over = over;
    }

    /** @param events one of an aggregate at most, in a random order @return fails when no call came through, with no event to blame */
    Uni<Void> publish(List<PendingEvent> events) {
        return part(events).chain(() -> {
            if (!answered && unexplained != null) {
                return Uni.createFrom().failure(unexplained);
            }
            suspects.forEach(this::refused);
            return Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> part(List<PendingEvent> events) {
        return broker.publish(topic, PendingEvent.entries(events))
                .invoke(refused -> {
                    answered = true;
                    round.note(events, refused);
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(
                        failure -> events.size() == 1 ? alone(events.getFirst(), failure) : halves(events, failure));
    }

    private Uni<Void> halves(List<PendingEvent> events, Throwable failure) {
        int middle = events.size() / 2;
        return half(events.subList(0, middle), failure)
                .chain(() -> half(events.subList(middle, events.size()), failure));
    }

    private Uni<Void> half(List<PendingEvent> events, Throwable whole) {
        if (over.getAsBoolean()) {
            unexplained = whole;
            return Uni.createFrom().voidItem();
        }
        return part(events);
    }

    private Uni<Void> alone(PendingEvent event, Throwable failure) {
        if (event.attempts() > 0) {
            refused(event, String.valueOf(failure.getMessage()));
            return Uni.createFrom().voidItem();
        }
        suspects.put(event, String.valueOf(failure.getMessage()));
        unexplained = failure;
        return !answered && suspects.size() >= IN_VAIN
                ? Uni.createFrom().failure(failure)
                : Uni.createFrom().voidItem();
    }

    private void refused(PendingEvent event, String reason) {
        round.note(List.of(event), Map.of(event.eventId(), reason));
    }
}
