package io.orderflow.platform.simulation;

import io.orderflow.platform.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One life of one process: it runs its tasks in turn, may stand still for a while, and dies without a word. */
public final class SimulatedProcess implements EventLoop {

    private final Simulation simulation;
    private final String name;
    private final List<Runnable> atDeath = new ArrayList<>();
    // System.nanoTime means nothing across processes, may be near its overflow, and crystals differ.
    private final long origin;
    private final double rate;
    private long stoodStill;
    private long pausedUntil;
    private boolean dead;

    public SimulatedProcess(Simulation simulation, String name) {
        this.simulation = simulation;
        this.name = name;
        this.origin = simulation.chance(0.2)
                ? Long.MAX_VALUE - simulation.millis(0, 60_000)
                : simulation.random().nextLong();
        this.rate = 1 + simulation.random().nextDouble(-0.01, 0.01);
    }

    public String name() {
        return name;
    }

    public boolean isAlive() {
        return !dead;
    }

    @Override
    public long nanos() {
        return origin + (long) ((simulation.now() - stoodStill) * rate);
    }

    /** Since when it has not stood still. */
    public long awakeSince() {
        return pausedUntil;
    }

    /** For how many nanoseconds its clock has stood still, all in all. */
    public long clockStoodStill() {
        return stoodStill;
    }

    /** No task of it runs any more. What it has sent is on its way all the same. */
    public void die() {
        if (!dead) {
            dead = true;
            simulation.note("%s is dead", name);
            atDeath.forEach(Runnable::run);
        }
    }

    public void atDeath(Runnable hook) {
        atDeath.add(hook);
    }

    /** Stands still, as under SIGSTOP or a long collection. @param clockToo as a suspended virtual machine */
    public void pause(long nanos, boolean clockToo) {
        if (dead || simulation.now() < pausedUntil) {
            return;
        }
        simulation.note("%s stands still for %.1f s%s", name, nanos / 1e9, clockToo ? ", its clock too" : "");
        pausedUntil = simulation.now() + nanos;
        if (clockToo) {
            simulation.after(nanos, () -> stoodStill += nanos);
        }
    }

    /** Runs {@code task} in this process, unless it is dead by then; one that stands still does so when it wakes. */
    public void later(long nanos, Runnable task) {
        simulation.after(nanos, () -> turn(task));
    }

    private void turn(Runnable task) {
        if (dead) {
            return;
        }
        if (simulation.now() < pausedUntil) {
            simulation.after(pausedUntil - simulation.now(), () -> turn(task));
        } else {
            task.run();
        }
    }

    @Override
    public void run(Runnable task) {
        later(0, task);
    }

    @Override
    public Timer after(Duration wait, Runnable task) {
        var cancelled = new boolean[1];
        later(wait.toNanos(), () -> {
            if (!cancelled[0]) {
                task.run();
            }
        });
        return () -> cancelled[0] = true;
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        var cancelled = new boolean[1];
        tick(period, task, cancelled);
        return () -> cancelled[0] = true;
    }

    private void tick(Duration period, Runnable task, boolean[] cancelled) {
        later(period.toNanos(), () -> {
            if (!cancelled[0]) {
                task.run();
                tick(period, task, cancelled);
            }
        });
    }
}
