package io.orderflow.payment.usecase;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.persistence.OldNews;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Forgets webhooks that nobody can send again, because their signature is too old, and marks against payments that nobody asks for any more. */
@Singleton
public class ForgetOldNews {

    private static final int BATCH = 1000;

    private final Database database;
    private final OldNews news;
    private final PlatformClock clock;
    private final PaymentConfig config;

    ForgetOldNews(Database database, OldNews news, PlatformClock clock, PaymentConfig config) {
        this.database = database;
        this.news = news;
        this.clock = clock;
        this.config = config;
    }

    /** Batch by batch, until none is left. @return how many went */
    public Uni<Integer> forget() {
        Instant webhooks = Instant.now().minus(config.newsRetention());
        Instant marks = clock.now().minus(config.newsRetention());
        return Batches.untilNoneCounted(BATCH, () -> news.forgetWebhooks(database, webhooks, BATCH))
                .chain(gone -> Batches.untilNoneCounted(BATCH, () -> news.forgetForestalled(database, marks, BATCH))
                        .map(more -> gone + more));
    }
}
