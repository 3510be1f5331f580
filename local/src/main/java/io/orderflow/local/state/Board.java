package io.orderflow.local.state;

import io.orderflow.local.process.ProcessId;
import io.orderflow.local.process.ProcessSpec;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The state in memory: changed by one thread at a time, told to every listener before the change returns. */
public final class Board {
    private final Map<String, ProcessEntry> entries = new LinkedHashMap<>();
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final ProcessId launcher;
    private final long started;
    private final String url;
    private State.Phase phase = State.Phase.STARTING;
    private @Nullable String note;

    /** @param url the page to show first */
    public Board(InstantSource clock, ProcessId launcher, String url) {
        this.clock = clock;
        this.launcher = launcher;
        this.url = url;
        this.started = clock.millis();
    }

    /** Tells the listener every later change, on the thread that makes it. */
    public void listen(Consumer<State> listener) {
        listeners.add(listener);
    }

    /** Puts a process on the board. */
    public synchronized void add(ProcessSpec spec) {
        entries.put(
                spec.name(),
                new ProcessEntry(
                        spec.name(), spec.kind(), ProcessState.WAITING, null, spec.ports(), clock.millis(), 0));
    }

    /** Notes a process as started. */
    public synchronized void started(String name, ProcessId id) {
        change(name, entry -> entry.startedAs(id, clock.millis()));
    }

    /** Notes another state of a process. */
    public synchronized void moved(String name, ProcessState state) {
        change(name, entry -> entry.become(state, clock.millis()));
    }

    /** Notes another phase of the platform. */
    public synchronized void phase(State.Phase next) {
        phase = next;
        tell();
    }

    /** Says what happens beside starting processes; null when it is over. */
    public synchronized void note(@Nullable String text) {
        note = text;
        tell();
    }

    /** From now on nobody is told anything. */
    public synchronized void close() {
        listeners.clear();
    }

    /** The state now. */
    public synchronized State state() {
        return new State(launcher, phase, started, note, url, List.copyOf(entries.values()));
    }

    private void change(String name, UnaryOperator<ProcessEntry> change) {
        entries.computeIfPresent(name, (key, entry) -> change.apply(entry));
        tell();
    }

    private void tell() {
        State now = state();
        listeners.forEach(listener -> listener.accept(now));
    }
}
