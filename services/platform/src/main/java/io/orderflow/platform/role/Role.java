package io.orderflow.platform.role;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What this process does. {@code WORKER_MODE} is {@code false} or {@code main} (REST and gRPC), {@code true} or {@code worker}
 * (Dapr callback and jobs), or {@code all}; {@code ENABLE_CONSUMER} and {@code ENABLE_CRON} switch the two halves of a worker.
 */
@Singleton
public class Role {

    private final String mode;
    private final boolean consumer;
    private final boolean cron;

    Role(
            @ConfigProperty(name = "orderflow.worker-mode") String mode,
            @ConfigProperty(name = "orderflow.enable-consumer") boolean consumer,
            @ConfigProperty(name = "orderflow.enable-cron") boolean cron) {
        this.mode = switch (mode.toLowerCase()) {
            case "false", "main" -> "main";
            case "true", "worker" -> "worker";
            case "all" -> "all";
            default ->
                throw new IllegalArgumentException(
                        "WORKER_MODE is '" + mode + "'; it must be false (main), true (worker) or all");
        };
        this.consumer = consumer;
        this.cron = cron;
    }

    /** Whether routes other than those of operators, and gRPC calls of neighbours, are served. */
    public boolean servesApi() {
        return !mode.equals("worker");
    }

    /** Whether events are taken in. */
    public boolean consumes() {
        return !mode.equals("main") && consumer;
    }

    /** Whether jobs run by the clock; by hand they run anywhere. */
    public boolean runsJobs() {
        return !mode.equals("main") && cron;
    }
}
