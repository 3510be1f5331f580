package io.orderflow.order.usecase.checkout;

import io.orderflow.platform.loop.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Looks for tries whose process died, on every replica that takes orders. */
@Singleton
class CheckoutRecovery {

    private final Loop loop;

    CheckoutRecovery(UndoCheckout undoing, Vertx vertx) {
        this.loop = new Loop(vertx, "checkout recovery", undoing::takeOverInterrupted);
    }

    void start(@Observes StartupEvent event) {
        loop.start(Duration.ofSeconds(2));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
