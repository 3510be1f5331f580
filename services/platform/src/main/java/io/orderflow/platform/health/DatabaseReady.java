package io.orderflow.platform.health;

import io.orderflow.platform.db.Database;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while our own database answers. Liveness looks at nothing outside the process. */
@Singleton
@Readiness
public class DatabaseReady implements AsyncHealthCheck {

    private final Database database;

    DatabaseReady(Database database) {
        this.database = database;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.first("select 1", row -> row.getInteger(0))
                .replaceWith(HealthCheckResponse.up("own database"))
                .ifNoItem()
                .after(Duration.ofSeconds(2))
                .recoverWithItem(HealthCheckResponse.down("own database"))
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down("own database"));
    }
}
