package io.orderflow.platform.job;

import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** A job that asks a neighbour for one batch after the other, in one process; what fails there is left to its next run. */
record SimulatedJob(
        Plan plan,
        Simulation simulation,
        SimulatedProcess process,
        Line neighbour,
        SimulatedJobs jobs,
        JobMistake mistake)
        implements Job {

    static final String DONE = "did all";

    /** @param rest the longest between two batches, milliseconds */
    record Plan(String name, Duration every, Duration atMost, int batches, int rest, double failing) {

        static Plan any(Simulation simulation, int number) {
            return new Plan(
                    "job-" + number,
                    Duration.ofSeconds(simulation.between(2, 300)),
                    Duration.ofSeconds(simulation.between(10, 240)),
                    simulation.between(1, 30),
                    simulation.between(1, 20_000),
                    simulation.chance(0.5) ? 0.1 : 0);
        }
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public Duration every() {
        return plan.every();
    }

    @Override
    public Duration atMost() {
        return mistake == JobMistake.RUNS_WITHOUT_A_LIMIT ? Duration.ofHours(1) : plan.atMost();
    }

    @Override
    public Uni<String> run() {
        var lease = jobs.begun(process, name());
        return batches(lease, plan.batches());
    }

    private Uni<String> batches(JobBook.Lease lease, int left) {
        if (left == 0) {
            jobs.rules().finishes(lease);
            return Uni.createFrom().item(DONE);
        }
        jobs.works(process, lease, plan.atMost());
        return neighbour
                .call(process, () -> simulation.chance(plan.failing()))
                .onFailure()
                .recoverWithItem(true)
                .chain(failed -> failed
                        ? Uni.createFrom().<String>failure(new IllegalStateException("a batch failed"))
                        : rest().chain(() -> batches(lease, left - 1)));
    }

    private Uni<Void> rest() {
        return Uni.createFrom().emitter(end -> {
            var timer = process.after(Duration.ofNanos(simulation.millis(0, plan.rest())), () -> end.complete(null));
            end.onTermination(timer::cancel);
        });
    }
}
