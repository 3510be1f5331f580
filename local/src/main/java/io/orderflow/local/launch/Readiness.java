package io.orderflow.local.launch;

import io.orderflow.local.process.HttpProbe;
import io.orderflow.local.server.RedisProbe;
import io.orderflow.local.state.ProcessEntry;
import io.orderflow.local.state.State;

/** Asks the processes themselves: the state may be older than a death that nobody has noticed yet. */
public final class Readiness {
    private Readiness() {}

    /** True when every process of the state runs and answers. */
    public static boolean confirmed(State state) {
        return state.processes().stream().allMatch(Readiness::answers);
    }

    private static boolean answers(ProcessEntry entry) {
        if (!entry.alive()) {
            return false;
        }
        int port = entry.ports().getFirst();
        return switch (entry.kind()) {
            case POSTGRES -> true;
            case REDIS -> new RedisProbe("127.0.0.1", port, "", "").ready();
            case SIDECAR -> HttpProbe.local(port, "/v1.0/healthz", 204).ready();
            case SERVICE -> HttpProbe.local(port, "/healthz/ready", 200).ready();
        };
    }
}
