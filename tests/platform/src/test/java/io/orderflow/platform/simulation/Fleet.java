package io.orderflow.platform.simulation;

import java.util.function.Consumer;

/** Keeps one process running: when a life of it ends, the next begins a little later. */
public final class Fleet {

    private final Simulation simulation;
    private final String name;
    private final Consumer<SimulatedProcess> main;
    private int lives;

    /** @param main what the process does when it starts */
    private Fleet(Simulation simulation, String name, Consumer<SimulatedProcess> main) {
        this.simulation = simulation;
        this.name = name;
        this.main = main;
    }

    /** @param within nanoseconds in which the first life begins */
    public static void keep(Simulation simulation, String name, long within, Consumer<SimulatedProcess> main) {
        var fleet = new Fleet(simulation, name, main);
        simulation.after(within, fleet::start);
    }

    private void start() {
        var process = new SimulatedProcess(simulation, name + "." + ++lives);
        simulation.note("%s starts", process.name());
        process.atDeath(() -> simulation.after(simulation.millis(200, 6_000), this::start));
        main.accept(process);
    }
}
