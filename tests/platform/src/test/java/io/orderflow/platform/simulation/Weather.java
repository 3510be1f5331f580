package io.orderflow.platform.simulation;

/**
 * How rough one world is: the chance of each fault, drawn once for the whole run so that runs differ in kind, until it is calm.
 * Every second kind is left out of a run, because many faults at once hide what one of them does.
 */
public final class Weather {

    private final Simulation simulation;
    private boolean calm;

    /** A request that never arrives. */
    final double lost;
    /** One that is done and whose answer never arrives. */
    final double unanswered;
    /** One that is done long after its caller gave up. */
    final double stuck;
    /** A message that arrives twice. */
    final double doubled;
    /** A single entry of a bulk that the broker refuses. */
    final double refused;
    /** A process that dies between two effects. */
    final double death;
    /** A process that stands still between two effects. */
    final double pause;
    /** Seconds between two outages of a server, 0 for none. */
    final int outages;
    /** A message that is overtaken by many. */
    final double slow;

    public Weather(Simulation simulation) {
        this.simulation = simulation;
        this.lost = sometimes(0.05);
        this.unanswered = sometimes(0.05);
        this.stuck = sometimes(0.05);
        this.doubled = sometimes(0.1);
        this.refused = sometimes(0.2);
        this.death = sometimes(0.01);
        this.pause = sometimes(0.01);
        this.slow = sometimes(0.2);
        this.outages = simulation.chance(0.5) ? simulation.between(10, 30) : 0;
    }

    private double sometimes(double most) {
        return simulation.chance(0.5) ? simulation.random().nextDouble(most) : 0;
    }

    /** From now on nothing goes wrong any more. */
    public void calmDown() {
        simulation.note("the faults stop");
        calm = true;
    }

    public boolean isCalm() {
        return calm;
    }

    boolean strikes(double probability) {
        return !calm && simulation.chance(probability);
    }

    /** Between two effects of a process. */
    public void over(SimulatedProcess process) {
        if (strikes(death)) {
            process.die();
        } else if (strikes(pause)) {
            process.pause(simulation.millis(100, 25_000), simulation.chance(0.3));
        }
    }

    /** The way of a message, in nanoseconds. */
    long way() {
        return strikes(slow) ? simulation.millis(20, 5_000) : simulation.millis(0, 8);
    }
}
