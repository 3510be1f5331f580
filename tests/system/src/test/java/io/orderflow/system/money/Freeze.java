package io.orderflow.system.money;

import java.io.IOException;

/** A process that stands still until this is closed, as in a long pause of its machine. */
record Freeze(long pid) implements AutoCloseable {

    static Freeze of(long pid) {
        signal("-STOP", pid);
        return new Freeze(pid);
    }

    @Override
    public void close() {
        signal("-CONT", pid);
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
