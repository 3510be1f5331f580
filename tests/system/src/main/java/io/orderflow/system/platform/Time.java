package io.orderflow.system.platform;

import java.time.Duration;
import java.util.List;

/**
 * Moves platform time. Windows are set by one service and read by another, so all clocks move by the same time in the end.
 */
public record Time(Platform platform) {
    /** Services with a clock that is set from outside. */
    private List<String> services() {
        return platform.endpoints().withSidecar().stream().map(Endpoint::name).toList();
    }

    /** Moves every service's clock on, one after the other. */
    public void pass(Duration by) {
        services().forEach(service -> platform.operations(service).advanceClock(by));
    }

    /** Moves all but one, which the caller has moved before. */
    public void passElsewhere(String moved, Duration by) {
        services().stream()
                .filter(service -> !service.equals(moved))
                .forEach(service -> platform.operations(service).advanceClock(by));
    }
}
