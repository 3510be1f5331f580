package io.orderflow.local.state;

import io.orderflow.local.process.Kind;
import io.orderflow.local.process.ProcessId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process as the state file has it.
 *
 * @param id null while it has never run
 * @param sinceMillis when it came into this state, milliseconds since 1970
 * @param restarts how often it has been started again
 */
public record ProcessEntry(
        String name,
        Kind kind,
        ProcessState state,
        @Nullable ProcessId id,
        List<Integer> ports,
        long sinceMillis,
        int restarts) {

    /** The same process in another state. */
    public ProcessEntry become(ProcessState next, long nowMillis) {
        return new ProcessEntry(name, kind, next, id, ports, nowMillis, restarts);
    }

    /** The same entry for a newly started process. */
    public ProcessEntry startedAs(ProcessId started, long nowMillis) {
        return new ProcessEntry(
                name, kind, ProcessState.STARTING, started, ports, nowMillis, id == null ? restarts : restarts + 1);
    }

    /** True when its process runs now. */
    public boolean alive() {
        return id != null && id.alive().isPresent();
    }
}
