package io.orderflow.local.view;

import io.orderflow.local.state.ProcessEntry;
import io.orderflow.local.state.State;

/** One line a process: state, pid, ports. */
public final class StatusTable {
    private static final String ROW = "%-24s %-18s %8s  %-24s %s%n";

    private StatusTable() {}

    /** The table, with a header line. */
    public static String of(State state) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(ROW, "PROCESS", "STATE", "PID", "PORTS", "RESTARTS"));
        for (ProcessEntry entry : state.processes()) {
            // The file may be older than the death of a process.
            String word = entry.alive() ? Words.of(entry.state()) : "not running";
            table.append(
                    String.format(ROW, entry.name(), word, Words.pid(entry), Words.ports(entry), entry.restarts()));
        }
        return table.toString();
    }
}
