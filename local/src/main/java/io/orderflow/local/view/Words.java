package io.orderflow.local.view;

import io.orderflow.local.state.ProcessEntry;
import io.orderflow.local.state.ProcessState;
import io.orderflow.local.state.State;
import java.util.Locale;
import java.util.stream.Collectors;

/** How states are called. */
final class Words {
    private Words() {}

    static String of(ProcessState state) {
        return switch (state) {
            case WAITING -> "waiting";
            case STARTING -> "starting";
            case READY -> "ready";
            case RESTARTING -> "ended, restarting";
            case FAILED -> "failed";
            case STOPPED -> "stopped";
        };
    }

    static String seconds(long fromMillis, long toMillis) {
        return String.format(Locale.ROOT, "%5.1f s", Math.max(0, toMillis - fromMillis) / 1000.0);
    }

    static String ports(ProcessEntry entry) {
        return entry.ports().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    static String pid(ProcessEntry entry) {
        return entry.id() == null ? "-" : String.valueOf(entry.id().pid());
    }

    static String summary(State state) {
        long ready = state.processes().stream()
                .filter(entry -> entry.state() == ProcessState.READY)
                .count();
        return ready + " of " + state.processes().size() + " ready";
    }
}
