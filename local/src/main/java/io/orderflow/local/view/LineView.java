package io.orderflow.local.view;

import io.orderflow.local.state.ProcessEntry;
import io.orderflow.local.state.ProcessState;
import io.orderflow.local.state.State;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line for every change: for files, pipes, and a platform that has been ready once. */
final class LineView implements View {
    private final PrintStream out;
    private final Map<String, ProcessState> shown = new HashMap<>();
    private @Nullable String note;
    private State.Phase phase = State.Phase.STARTING;

    LineView(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void say(String sentence) {
        out.println(sentence);
        out.flush();
    }

    @Override
    public synchronized void show(State state) {
        String time = Words.seconds(state.startedMillis(), System.currentTimeMillis());
        if (state.note() != null && !state.note().equals(note)) {
            out.println(time + "  " + state.note());
        }
        note = state.note();
        if (state.phase() == State.Phase.STOPPING && phase != State.Phase.STOPPING) {
            out.println(time + "  stopping services, sidecars, Redis, PostgreSQL, in this order");
        }
        phase = state.phase();
        for (ProcessEntry entry : state.processes()) {
            ProcessState before = shown.put(entry.name(), entry.state());
            if (entry.state() != before && entry.state() != ProcessState.WAITING) {
                out.println(time + "  " + entry.name() + " " + Words.of(entry.state())
                        + (entry.state() == ProcessState.STARTING ? ", pid " + Words.pid(entry) : ""));
            }
        }
        out.flush();
    }

    /** Takes the state as already told. */
    synchronized void remember(State state) {
        note = state.note();
        phase = state.phase();
        state.processes().forEach(entry -> shown.put(entry.name(), entry.state()));
    }
}
