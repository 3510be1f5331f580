package io.orderflow.local.view;

import io.orderflow.local.state.State;

/** Tells people what goes on. Called from many threads, never at the same time. */
public interface View {
    /** A sentence of its own. */
    void say(String sentence);

    /** The state has changed, or time has passed. */
    void show(State state);

    /** The right view for standard output: redrawn in place on a terminal, a line for each change elsewhere. */
    static View ofStandardOutput() {
        // No console when output or input is redirected.
        return System.console() != null && System.console().isTerminal()
                ? new TerminalView(System.out)
                : new LineView(System.out);
    }
}
