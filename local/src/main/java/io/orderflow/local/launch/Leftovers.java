package io.orderflow.local.launch;

import io.orderflow.local.process.Ending;
import io.orderflow.local.process.Kind;
import io.orderflow.local.process.ProcessId;
import io.orderflow.local.process.StopSignal;
import io.orderflow.local.state.ProcessEntry;
import io.orderflow.local.state.State;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Processes whose launcher was killed. They are known by pid and start time; nothing else is ever touched. */
public final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private Leftovers() {}

    /**
     * Ends what the state lists and still runs: services first, databases last.
     *
     * @return the names of what was ended
     */
    public static List<String> clear(State state) {
        List<ProcessEntry> living = state.living();
        for (Kind kind : List.of(Kind.SERVICE, Kind.SIDECAR, Kind.REDIS, Kind.POSTGRES)) {
            List<ProcessHandle> processes = living.stream()
                    .filter(entry -> entry.kind() == kind)
                    .map(ProcessEntry::id)
                    .filter(Objects::nonNull)
                    .flatMap(id -> id.alive().stream())
                    .toList();
            Ending.end(processes, kind == Kind.POSTGRES ? StopSignal.INTERRUPT : StopSignal.TERMINATE, GRACE);
        }
        return living.stream().map(ProcessEntry::name).toList();
    }

    /** True when the launcher that wrote the state still runs. */
    public static boolean hasLauncher(State state) {
        ProcessId launcher = state.launcher();
        return launcher.alive().isPresent();
    }
}
