package io.orderflow.order.jobs;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.capture.AutoCapture;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Takes the money of confirmed orders once its time has come (J7.2). The order knows the sum, so it is the order's job. */
@Singleton
public class AutoCaptureJob implements Job {

    private final AutoCapture work;
    private final Duration every;

    AutoCaptureJob(AutoCapture work, OrderConfig config) {
        this.work = work;
        this.every = config.capture().autoEvery();
    }

    @Override
    public String name() {
        return "auto-capture";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Uni<String> run() {
        return work.captureDue(Cause.system(name())).map(count -> count + " captures asked for");
    }
}
