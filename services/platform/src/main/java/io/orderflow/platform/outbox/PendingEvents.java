package io.orderflow.platform.outbox;

import io.orderflow.platform.outbox.LaneLeases.Held;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a relay asks of the table of waiting events. Every failure is a database that is away; what it did is unknown then. */
interface PendingEvents {

    /**
     * @param limit rows, 1 or more
     * @return events of these lanes that may be published now, oldest first and in version order within an aggregate; none of an
     *     aggregate that waits after a refusal; never null, may be empty. The epochs are not looked at.
     */
    Uni<List<PendingEvent>> due(List<Held> lanes, int limit);

    /**
     * Writes down what a round achieved, under the leases that it began with. A relay that has lost a lane meanwhile, even if it holds
     * it again, changes nothing there: its rows go out again with the same event id, which the inbox of every consumer absorbs.
     * An event that went out ends the waiting of its aggregate; one that was refused and still waits lets its aggregate wait.
     * @param failed one of an aggregate at most
     * @return rows marked
     */
    Uni<Integer> record(String owner, List<Held> lanes, List<PendingEvent> published, List<FailedEvent> failed);
}
