package io.orderflow.system;

import java.io.IOException;
import java.util.List;

/** Processes that stand still until this is closed, as in a long pause of their machine. */
public record Freeze(List<Long> pids) implements AutoCloseable {

    public static Freeze of(Long... pids) {
        Freeze freeze = new Freeze(List.of(pids));
        freeze.pids.forEach(pid -> signal("-STOP", pid));
        return freeze;
    }

    @Override
    public void close() {
        pids.forEach(pid -> signal("-CONT", pid));
    }

    private static void signal(String name, long pid) {
        try {
            int status =
                    new ProcessBuilder("kill", name, Long.toString(pid)).start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill " + name + " " + pid + " ended with " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
