package io.orderflow.platform.clock;

import io.orderflow.platform.loop.Loop;
import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.ProblemException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Follows the offset that another replica may have moved. In production there is no offset and nobody looks for one. */
@Singleton
class ClockLoop {

    private final Loop loop;
    private final boolean movable;

    ClockLoop(PlatformClock clock, Vertx vertx) {
        this.movable = LaunchMode.current() != LaunchMode.NORMAL || !ConfigUtils.isProfileActive("prod");
        this.loop = new Loop(vertx, "clock", () -> clock.refresh().replaceWith(false));
    }

    void start(@Observes StartupEvent event) {
        if (movable) {
            loop.start(Duration.ofSeconds(1));
        }
    }

    void refuseInProduction() {
        if (!movable) {
            throw new ProblemException(Problem.of(404, "not_found", "There is nothing here."));
        }
    }
}
