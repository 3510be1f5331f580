package io.orderflow.platform.saga;

import io.orderflow.platform.loop.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Looks for sagas whose process died, on every replica of a service that has sagas. */
@Singleton
class SagaRecovery {

    private final SagaKinds kinds;
    private final Loop loop;

    SagaRecovery(SagaKinds kinds, Sagas sagas, Vertx vertx) {
        this.kinds = kinds;
        this.loop = new Loop(vertx, "saga recovery", sagas::takeOver);
    }

    void start(@Observes StartupEvent event) {
        if (!kinds.leases().isEmpty()) {
            loop.start(Duration.ofSeconds(2));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
