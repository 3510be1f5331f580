package io.orderflow.schemas.catalogue;

import java.util.List;

/**
 * One topic of the catalogue.
 *
 * @param publisher the one service that publishes it
 * @param key wire name of the field that holds the aggregate's id
 * @param versions major schema versions, at least one
 * @param deadLetter topic for what a consumer's sidecar could not deliver
 * @param retentionDays days for which a published event can be sent again
 * @param consumers at least one, live or planned
 */
public record CataloguedTopic(
        String topic,
        State state,
        String publisher,
        String key,
        List<Integer> versions,
        String deadLetter,
        int retentionDays,
        List<Consumer> consumers) {
    public CataloguedTopic {
        versions = List.copyOf(versions);
        consumers = List.copyOf(consumers);
    }

    /** Whether it is wired today, which it may be before anybody publishes it. */
    public boolean isLive() {
        return state != State.PLANNED;
    }

    /** Whether its publisher exists. */
    public boolean isPublished() {
        return state == State.LIVE;
    }

    /** Services that consume it today, in catalogue order; empty while the topic is planned. */
    public List<String> liveConsumers() {
        return consumers.stream()
                .filter(c -> isLive() && c.state() == State.LIVE)
                .map(Consumer::service)
                .toList();
    }
}
