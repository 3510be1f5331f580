package io.orderflow.local.view;

import io.orderflow.local.state.ProcessEntry;
import io.orderflow.local.state.ProcessState;
import io.orderflow.local.state.State;
import java.io.PrintStream;

/** One line a process, redrawn in place until everything is ready; after that a line for every change. */
final class TerminalView implements View {
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR = "\u001b[K";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final LineView lines;
    private int drawn;
    private boolean settled;

    TerminalView(PrintStream out) {
        this.out = out;
        this.lines = new LineView(out);
    }

    @Override
    public synchronized void say(String sentence) {
        drawn = 0;
        lines.say(sentence);
    }

    @Override
    public synchronized void show(State state) {
        if (settled) {
            lines.show(state);
            return;
        }
        StringBuilder block = new StringBuilder();
        if (drawn > 0) {
            block.append(UP.formatted(drawn));
        }
        long now = System.currentTimeMillis();
        state.processes()
                .forEach(entry -> block.append(line(entry, now)).append(CLEAR).append('\n'));
        String note = state.note();
        block.append(Words.seconds(state.startedMillis(), now)).append("  ").append(Words.summary(state));
        block.append(note == null ? "" : ", " + note).append(CLEAR).append('\n');
        out.print(block);
        out.flush();
        drawn = state.processes().size() + 1;
        if (state.phase() != State.Phase.STARTING) {
            settled = true;
            lines.remember(state);
        }
    }

    private static String line(ProcessEntry entry, long now) {
        String time = entry.state() == ProcessState.STARTING ? Words.seconds(entry.sinceMillis(), now) : "";
        return String.format(
                "  %-24s %s%-18s%s %s", entry.name(), colour(entry.state()), Words.of(entry.state()), PLAIN, time);
    }

    private static String colour(ProcessState state) {
        return switch (state) {
            case READY -> GREEN;
            case FAILED, RESTARTING -> RED;
            case STARTING -> YELLOW;
            case WAITING, STOPPED -> PLAIN;
        };
    }
}
