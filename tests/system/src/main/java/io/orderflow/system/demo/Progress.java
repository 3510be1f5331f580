package io.orderflow.system.demo;

import java.io.PrintStream;

/** One line that always tells how far the demo is; a line for each order where there is no terminal. */
final class Progress {
    private static final int BAR = 30;

    private final PrintStream out;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private int expected;
    private int done;

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String text) {
        out.print(terminal ? "\r\u001b[K" + text + " …" : text + " …\n");
        out.flush();
    }

    synchronized void expect(int orders) {
        expected = orders;
    }

    synchronized void walked(String kind, String end) {
        done++;
        String text = "%3d/%d  %s: %s".formatted(done, expected, kind, end);
        if (terminal) {
            int filled = BAR * done / Math.max(1, expected);
            out.print("\r\u001b[K[" + "█".repeat(filled) + "·".repeat(BAR - filled) + "] " + text);
            out.flush();
        } else {
            out.println(text);
        }
    }

    synchronized void end() {
        out.print(terminal ? "\r\u001b[K" : "");
    }
}
