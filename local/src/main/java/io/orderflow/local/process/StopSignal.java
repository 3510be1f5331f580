package io.orderflow.local.process;

import java.io.IOException;

/** How a process is asked to end. */
public enum StopSignal {
    /** Drain and go. */
    TERMINATE,
    /** For PostgreSQL: end the sessions, write everything, go. */
    INTERRUPT;

    /** Sends it; a process that is gone is no error. */
    public void send(ProcessHandle process) {
        if (this == TERMINATE) {
            process.destroy();
            return;
        }
        try {
            int status = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0 && process.isAlive()) {
                process.destroy();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
