package io.orderflow.local.process;

import io.orderflow.local.state.Board;
import io.orderflow.local.state.ProcessState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One child and its restarts. A service drags its sidecar along: a sidecar that has lost its application for long finds
 * it again only after minutes, so both start anew together. A sidecar that dies alone comes back alone.
 */
public final class Supervised {
    private static final Duration PROBE_PAUSE = Duration.ofMillis(100);

    private final ProcessSpec spec;
    private final Board board;
    private final @Nullable Supervised companion;
    private final CompletableFuture<Boolean> firstReady = new CompletableFuture<>();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private final Backoff backoff = new Backoff();
    private final Object monitor = new Object();

    private boolean everReady; // of the watching thread alone

    // Guarded by the monitor.
    private boolean started;
    private boolean stopping;
    private boolean recycled;
    private boolean hurried;
    private @Nullable Process process;

    /**
     * Puts the child on the board without starting it.
     *
     * @param companion the sidecar that is restarted with it, null for none
     */
    public Supervised(ProcessSpec spec, Board board, @Nullable Supervised companion) {
        this.spec = spec;
        this.board = board;
        this.companion = companion;
        board.add(spec);
    }

    /** How it is run. */
    public ProcessSpec spec() {
        return spec;
    }

    /**
     * Starts it and watches over it on a thread of its own.
     *
     * @return completed with true once it has been ready, with false when it has failed or was stopped before
     */
    public CompletableFuture<Boolean> start() {
        synchronized (monitor) {
            started = true;
        }
        Thread.ofVirtual().name(spec.name()).start(this::watch);
        return firstReady;
    }

    /** Ends the process so that it starts anew at once, without being counted as a crash. */
    public void recycle() {
        synchronized (monitor) {
            if (process == null || !process.isAlive()) {
                hurried = true;
                monitor.notifyAll();
                return;
            }
            recycled = true;
        }
        end(Duration.ofSeconds(2));
    }

    /** Cuts the pause before a restart short. */
    public void hurry() {
        synchronized (monitor) {
            hurried = true;
            monitor.notifyAll();
        }
    }

    /** From now on it is not started again. Does not end it. */
    public void retire() {
        synchronized (monitor) {
            stopping = true;
            monitor.notifyAll();
        }
    }

    /** Waits until it is watched no more and its end is on the board, two seconds at most. */
    public void awaitOver() {
        synchronized (monitor) {
            if (!started) {
                return;
            }
        }
        boolean inTime = over.completeOnTimeout(false, 2, TimeUnit.SECONDS).join();
        if (!inTime) {
            board.moved(spec.name(), ProcessState.STOPPED);
        }
    }

    /** The running process, null when there is none. */
    public @Nullable ProcessHandle handle() {
        synchronized (monitor) {
            return process != null && process.isAlive() ? process.toHandle() : null;
        }
    }

    private void end(Duration grace) {
        ProcessHandle handle = handle();
        if (handle != null) {
            Ending.end(List.of(handle), spec.stopSignal(), grace);
        }
    }

    private void watch() {
        try {
            int ended = 0;
            while (true) {
                Process child = launch();
                if (child == null) {
                    break;
                }
                long readySince = awaitReady(child);
                child.waitFor();
                if (goesOn(++ended, readySince)) {
                    continue;
                }
                break;
            }
        } catch (IOException e) {
            board.moved(spec.name(), ProcessState.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            firstReady.complete(false);
            over.complete(true);
        }
    }

    /** Null when it is not wanted any more. Starting and noting the pid happen under the monitor: nobody stops between. */
    private @Nullable Process launch() throws IOException {
        synchronized (monitor) {
            if (stopping) {
                board.moved(spec.name(), ProcessState.STOPPED);
                return null;
            }
            ProcessBuilder builder = new ProcessBuilder(OwnSession.command(spec.command()))
                    .directory(spec.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            builder.environment().putAll(spec.environment());
            Process child = builder.start();
            process = child;
            recycled = false;
            hurried = false;
            board.started(spec.name(), ProcessId.of(child.toHandle()));
            return child;
        }
    }

    /** When it became ready, by the monotonic clock; 0 when it ended before. */
    private long awaitReady(Process child) throws InterruptedException {
        while (child.isAlive()) {
            if (spec.ready().ready() && child.isAlive()) {
                board.moved(spec.name(), ProcessState.READY);
                everReady = true;
                firstReady.complete(true);
                return System.nanoTime();
            }
            if (child.waitFor(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        return 0;
    }

    private boolean goesOn(int ended, long readySince) throws InterruptedException {
        Duration pause;
        synchronized (monitor) {
            if (stopping) {
                board.moved(spec.name(), ProcessState.STOPPED);
                return false;
            }
            pause = recycled ? Duration.ZERO : backoff.next(lived(readySince));
        }
        if (!everReady && ended >= spec.attempts()) {
            board.moved(spec.name(), ProcessState.FAILED);
            return false;
        }
        board.moved(spec.name(), ProcessState.RESTARTING);
        if (companion != null) {
            companion.recycle();
        }
        rest(pause);
        return true;
    }

    private static Duration lived(long readySince) {
        return readySince == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - readySince);
    }

    private void rest(Duration pause) throws InterruptedException {
        long deadline = System.nanoTime() + pause.toNanos();
        synchronized (monitor) {
            while (!stopping && !hurried) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(monitor, left);
            }
        }
    }
}
