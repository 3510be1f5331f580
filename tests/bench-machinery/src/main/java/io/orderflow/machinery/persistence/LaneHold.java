package io.orderflow.machinery.persistence;

import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Keeps the relay from publishing, as another relay that holds every lane would. */
@Singleton
public class LaneHold {

    /** Longer than the relay takes to find out that it has lost its lanes. */
    private static final Duration NOTICED = Duration.ofSeconds(4);

    private final Database database;

    LaneHold(Database database) {
        this.database = database;
    }

    /** Ends when the relay has stopped. */
    public Uni<Void> hold() {
        return database.update("""
                        update outbox_lane
                        set owner = 'bench', epoch = epoch + 1, expires_at = 'infinity'""").onItem().delayIt().by(NOTICED).replaceWithVoid();
    }

    /** The relay takes the lanes when it next renews its leases, within three seconds. */
    public Uni<Void> release() {
        return database.update("update outbox_lane set owner = null, expires_at = '-infinity'")
                .replaceWithVoid();
    }
}
