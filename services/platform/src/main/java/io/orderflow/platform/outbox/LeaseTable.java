package io.orderflow.platform.outbox;

import io.orderflow.platform.outbox.LaneLeases.Held;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What a relay asks of the table of lanes. All times are the database's; a lease lasts {@link LaneLeases#LEASE} from its statement on.
 * Every failure is a database that is away; what it did is unknown then.
 */
interface LeaseTable {

    /** Says that {@code owner} lives. @return relays alive, itself included, 1 or more */
    Uni<Long> announce(String owner);

    /** Gives up the lanes of {@code owner} beyond its first {@code share}. @return lanes given up */
    Uni<Integer> giveUp(String owner, int share);

    /**
     * Renews up to {@code share} lanes of {@code owner}, and takes others whose lease has run out until it has as many.
     * A lease that had run out begins a new epoch, also in the hands of the same owner.
     * @return all lanes held now, {@code share} or fewer
     */
    Uni<List<Held>> take(String owner, int share);

    /** Lets every lane of {@code owner} go, and counts it no longer among the living. */
    Uni<Void> release(String owner);
}
