package io.orderflow.local.state;

import io.orderflow.local.process.ProcessId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform at one moment.
 *
 * @param launcher who watches over the processes
 * @param startedMillis when it began, milliseconds since 1970
 * @param note what happens just now beside starting processes, null when nothing does
 * @param url the page to show first
 * @param processes in the order in which they start
 */
public record State(
        ProcessId launcher,
        Phase phase,
        long startedMillis,
        @Nullable String note,
        String url,
        List<ProcessEntry> processes) {

    /** Life of a platform. */
    public enum Phase {
        /** Until everything has been ready once. */
        STARTING,
        /** Everything has been ready; what dies is restarted. */
        RUNNING,
        /** Being stopped. */
        STOPPING
    }

    /** True when every process is ready. */
    public boolean ready() {
        return phase == Phase.RUNNING && processes.stream().allMatch(process -> process.state() == ProcessState.READY);
    }

    /** The processes that run now, whatever the file says about their state. */
    public List<ProcessEntry> living() {
        return processes.stream().filter(ProcessEntry::alive).toList();
    }
}
