package io.orderflow.platform.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Which lanes one relay may publish from. A lease runs on the database's clock and carries an epoch that grows with every owner,
 * so a process that slept through its lease holds nothing when it wakes. Relays that are alive share the lanes evenly.
 */
final class LaneLeases {

    static final Duration LEASE = Duration.ofSeconds(10);
    private static final long BELIEVED_NANOS = LEASE.minusSeconds(1).toNanos();

    /** A lane with the epoch of its lease. */
    record Held(short lane, long epoch) {}

    /** This relay; a restarted one is another owner. */
    final String owner;

    private final LeaseTable table;
    private final LongSupplier nanos;
    private volatile List<Held> held = List.of();
    private volatile long validUntilNanos;

    /** @param nanos as {@link System#nanoTime}: only differences mean something, and only in this process */
    LaneLeases(LeaseTable table, String owner, LongSupplier nanos) {
        this.table = table;
        this.owner = owner;
        this.nanos = nanos;
        this.validUntilNanos = nanos.getAsLong();
    }

    /** Lanes held now; empty once the lease may have run out. */
    List<Held> held() {
        return nanos.getAsLong() - validUntilNanos < 0 ? held : List.of();
    }

    /** Something has shown that a lease is not what it was believed to be: none counts until the next renewal. */
    void doubt() {
        validUntilNanos = nanos.getAsLong();
    }

    /** Says that this process lives, renews, gives up what is more than its share, and takes what nobody holds. */
    Uni<Void> renew() {
        return Uni.createFrom().deferred(() -> {
            // Counted from before the statement, so that this side never believes in a lease longer than the database
            // does.
            long asked = nanos.getAsLong();
            return table.announce(owner)
                    .map(LaneLeases::share)
                    .chain(share -> giveUp(share).chain(() -> table.take(owner, share)))
                    .invoke(lanes -> {
                        held = List.copyOf(lanes);
                        validUntilNanos = asked + BELIEVED_NANOS;
                    })
                    .replaceWithVoid();
        });
    }

    /** Lets every lane go at once, for a clean stop. */
    Uni<Void> release() {
        held = List.of();
        return table.release(owner);
    }

    /** Lanes that this side does not know it has are not renewed either, and run out. */
    private Uni<Integer> giveUp(int share) {
        return held.size() <= share ? Uni.createFrom().item(0) : table.giveUp(owner, share);
    }

    private static int share(long alive) {
        return (int) Math.ceilDiv((long) Lanes.COUNT, Math.max(1, alive));
    }
}
