package io.orderflow.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to run one child.
 *
 * @param name unique in the platform; a sidecar is called {@code <service>/daprd}
 * @param environment added to the launcher's own
 * @param log everything it prints is appended there
 * @param ports where it listens, for people
 * @param ready when it counts as ready
 * @param attempts how often it may end before its first readiness, 1 or more; afterwards it is restarted for ever
 * @param grace how long it may take to end
 */
public record ProcessSpec(
        String name,
        Kind kind,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        List<Integer> ports,
        Probe ready,
        int attempts,
        StopSignal stopSignal,
        Duration grace) {}
