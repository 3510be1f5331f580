package io.orderflow.platform.job;

import io.orderflow.platform.loop.Loop;
import io.orderflow.platform.simulation.DatabaseClock;
import io.orderflow.platform.simulation.Fleet;
import io.orderflow.platform.simulation.Ledger;
import io.orderflow.platform.simulation.Line;
import io.orderflow.platform.simulation.SimulatedProcess;
import io.orderflow.platform.simulation.Simulation;
import io.orderflow.platform.simulation.Weather;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** One to four replicas that run jobs by the clock, each with a way of its own to the database: first with faults, then without. */
final class JobWorld {

    // The longest sleep, a lease that runs out after the clock was set, and a look.
    private static final long MADE_UP = TimeUnit.SECONDS.toNanos(200);
    // A run that is cut off, the minute after it, and the longest period.
    private static final long CALM_LIMIT = TimeUnit.SECONDS.toNanos(1_200);

    private final Simulation simulation;
    private final JobMistake mistake;
    private final Weather weather;
    private final JobRules rules;
    private final SimulatedJobs jobs;
    private final Line neighbour;
    private final List<SimulatedJob.Plan> plans;

    private JobWorld(Simulation simulation, JobMistake mistake) {
        this.simulation = simulation;
        this.mistake = mistake;
        this.weather = new Weather(simulation);
        this.rules = new JobRules(simulation);
        this.jobs = new SimulatedJobs(simulation, new DatabaseClock(simulation, weather), rules, mistake);
        this.neighbour = Line.toService(simulation, weather, "the neighbour");
        this.plans = IntStream.rangeClosed(1, simulation.between(1, 3))
                .mapToObj(number -> SimulatedJob.Plan.any(simulation, number))
                .toList();
    }

    static void run(Simulation simulation, JobMistake mistake) {
        new JobWorld(simulation, mistake).run();
    }

    private void run() {
        simulation.note("%s", plans);
        for (int i = simulation.between(1, 4); i > 0; i--) {
            String name = "replica-" + i;
            var database = new Line(simulation, weather, name + "'s database");
            Fleet.keep(simulation, name, simulation.millis(0, 5_000), process -> replica(process, database));
            if (simulation.chance(0.3)) {
                simulation.after(simulation.millis(0, 200_000), () -> database.cut(simulation.millis(30_000, 200_000)));
            }
        }
        simulation.run(simulation.millis(30_000, 400_000), () -> false);
        weather.calmDown();
        simulation.check(
                simulation.run(MADE_UP, jobs::nothingIsLeftAlone), Ledger.PROGRESS, "a job is due and left alone");
        var before = jobs.closings();
        simulation.check(
                simulation.run(
                        CALM_LIMIT,
                        () -> before.keySet().stream()
                                .allMatch(job -> jobs.closings().get(job) > before.get(job))),
                Ledger.PROGRESS,
                "a job is never run again");
        simulation.run(1, () -> false);
    }

    private void replica(SimulatedProcess process, Line database) {
        List<Job> own = plans.stream()
                .<Job>map(plan -> new SimulatedJob(plan, simulation, process, neighbour, jobs, mistake))
                .toList();
        var rounds = new JobRounds(own, jobs.from(process, database), process, watch(jobs.from(process, database)));
        var loop = new Loop(process, "jobs", rounds::next);
        loop.start(Duration.ofSeconds(1));
        askForSome(process, rounds, own);
        if (simulation.chance(0.3)) {
            process.later(simulation.millis(1_000, 100_000), () -> stop(process, loop, rounds));
        }
        if (simulation.chance(0.2)) {
            process.later(simulation.millis(1_000, 100_000), () -> sleep(process));
        }
    }

    private JobWatch watch(JobBook book) {
        return new JobWatch() {
            @Override
            public void failed(Job job, Throwable failure) {
                simulation.note("a run of %s fails: %s", job.name(), failure);
            }

            @Override
            public void lost(JobBook.Lease lease) {
                rules.alarmed(lease);
                if (mistake == JobMistake.RECORDS_WHAT_WAS_CUT_OFF) {
                    book.close(lease, SimulatedJob.DONE, Duration.ZERO)
                            .subscribe()
                            .with(closed -> {}, failure -> {});
                }
            }
        };
    }

    /** A person asks for a run now. */
    private void askForSome(SimulatedProcess process, JobRounds rounds, List<Job> own) {
        process.later(simulation.millis(1_000, 120_000), () -> {
            if (!weather.isCalm()) {
                rounds.runNow(simulation.one(own)).subscribe().with(started -> {}, failure -> {});
                askForSome(process, rounds, own);
            }
        });
    }

    /** For longer than its leases last, with or without its clock. */
    private void sleep(SimulatedProcess process) {
        if (!weather.isCalm()) {
            process.pause(simulation.millis(20_000, 120_000), simulation.chance(0.5));
        }
    }

    /** A rolling deploy: a clean stop that is cut off when it takes too long. */
    private void stop(SimulatedProcess process, Loop loop, JobRounds rounds) {
        if (!weather.isCalm()) {
            simulation.note("%s stops", process.name());
            Uni.createFrom()
                    .completionStage(loop::stop)
                    .chain(rounds::stop)
                    .subscribe()
                    .with(stopped -> process.die(), failed -> process.die());
            simulation.after(TimeUnit.SECONDS.toNanos(8), process::die);
        }
    }
}
