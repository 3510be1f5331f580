package io.orderflow.platform.simulation;

/** The clock of a database, by which leases are counted; somebody sets it now and then. */
public final class DatabaseClock {

    private final Simulation simulation;
    private long offset;

    /** @param weather until it is calm, the clock may be set once, by up to five seconds either way */
    public DatabaseClock(Simulation simulation, Weather weather) {
        this.simulation = simulation;
        if (simulation.chance(0.3)) {
            simulation.after(simulation.millis(0, 40_000), () -> {
                if (!weather.isCalm()) {
                    set(simulation.millis(0, 10_000) - simulation.millis(5_000, 5_000));
                }
            });
        }
    }

    private void set(long by) {
        simulation.note("the database's clock is set by %.1f s", by / 1e9);
        offset += by;
    }

    public long now() {
        return simulation.now() + offset;
    }
}
