package io.orderflow.platform.test.app;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table that tells how often something has happened. */
@Singleton
public class Effects {

    private final Database database;

    Effects(Database database) {
        this.database = database;
    }

    public Uni<Void> add(Sql tx, String subject, @Nullable UUID eventId) {
        return tx.update("insert into effect (subject, event_id) values ($1, $2)", subject, eventId)
                .replaceWithVoid();
    }

    public long count(String subject) {
        return number("select count(*) from effect where subject = $1", subject);
    }

    /** The first column of the first row. */
    public long number(String sql, @Nullable Object... args) {
        return database.first(sql, row -> row.getLong(0), args)
                .await()
                .atMost(Duration.ofSeconds(60))
                .orElseThrow();
    }

    public String text(String sql, @Nullable Object... args) {
        return database.first(sql, row -> row.getString(0), args)
                .await()
                .atMost(Duration.ofSeconds(60))
                .orElse("none");
    }

    public int change(String sql, @Nullable Object... args) {
        return database.update(sql, args).await().atMost(Duration.ofSeconds(60));
    }
}
