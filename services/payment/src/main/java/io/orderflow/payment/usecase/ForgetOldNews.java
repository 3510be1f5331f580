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
        return Batches.untilNoneCounted(batch(), () -> news.forgetWebhooks(database, webhooks, batch()))
                .chain(gone -> Batches.untilNoneCounted(batch(), () -> news.forgetForestalled(database, marks, batch()))
                        .map(more -> gone + more));
    }

    private int batch() {
        return config.cleanup().batch();
    }
}
