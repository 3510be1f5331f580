package io.orderflow.order.jobs.sweep;

import io.orderflow.platform.db.WatchedDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Takes the database's place where a profile asks for it. */
@Alternative
@Singleton
class Watched extends WatchedDatabase {

    @Inject
    Watched(Pool pool) {
        super(pool);
    }
}
