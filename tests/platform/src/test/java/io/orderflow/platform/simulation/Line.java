package io.orderflow.platform.simulation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The way to one server, where requests and answers get lost, and which is down now and then. */
public final class Line {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final Simulation simulation;
    private final Weather weather;
    private final String server;
    private final boolean doubles;
    private boolean down;
    private long cutUntil;

    /** To a database, where a request is never doubled on its way. */
    public Line(Simulation simulation, Weather weather, String server) {
        this(simulation, weather, server, false);
    }

    private Line(Simulation simulation, Weather weather, String server, boolean doubles) {
        this.simulation = simulation;
        this.weather = weather;
        this.server = server;
        this.doubles = doubles;
        planOutage();
    }

    /** To a service behind proxies, which may send a request twice. */
    public static Line toService(Simulation simulation, Weather weather, String server) {
        return new Line(simulation, weather, server, true);
    }

    private void planOutage() {
        if (weather.outages > 0) {
            long wait = TimeUnit.SECONDS.toNanos(simulation.between(1, 2 * weather.outages));
            simulation.after(wait, () -> {
                if (!weather.isCalm()) {
                    down(true);
                    simulation.after(simulation.millis(100, 12_000), () -> {
                        down(false);
                        planOutage();
                    });
                }
            });
        }
    }

    private void down(boolean now) {
        down = now;
        simulation.note("%s is %s", server, now ? "away" : "back");
    }

    /** Nothing gets through for so many nanoseconds, while the server is there for others. */
    public void cut(long nanos) {
        simulation.note("the way to %s is cut for %.1f s", server, nanos / 1e9);
        cutUntil = simulation.now() + nanos;
    }

    public boolean isDown() {
        return (down || simulation.now() < cutUntil) && !weather.isCalm();
    }

    /**
     * Asks the server.
     * @param effect what the server does, in one step that happens or does not
     * @return fails with an {@link IOException} when there is no answer, which says nothing about the effect; never ends for a caller
     *     that is dead
     */
    public <T> Uni<T> call(SimulatedProcess caller, Supplier<T> effect) {
        return Uni.createFrom().emitter(answer -> new Call<T>(caller, answer).send(effect));
    }

    private final class Call<T> {
        private final SimulatedProcess caller;
        private final UniEmitter<? super T> answer;
        private boolean over;

        Call(SimulatedProcess caller, UniEmitter<? super T> answer) {
            this.caller = caller;
            this.answer = answer;
            answer.onTermination(() -> over = true);
        }

        void send(Supplier<T> effect) {
            weather.over(caller);
            if (!caller.isAlive()) {
                return;
            }
            if (weather.strikes(weather.lost)) {
                fail(simulation.millis(0, 5_000));
            } else if (weather.strikes(weather.stuck)) {
                fail(PATIENCE);
                simulation.after(PATIENCE + simulation.millis(0, 20_000), () -> arrive(effect));
            } else {
                simulation.after(weather.way(), () -> arrive(effect));
            }
        }

        private void arrive(Supplier<T> effect) {
            if (isDown()) {
                fail(weather.way());
                return;
            }
            T result = effect.get();
            if (doubles && weather.strikes(weather.doubled)) {
                simulation.after(simulation.millis(0, 20_000), effect::get);
            }
            weather.over(caller);
            if (weather.strikes(weather.unanswered)) {
                fail(simulation.millis(0, 5_000));
            } else {
                caller.later(weather.way(), () -> {
                    if (!over) {
                        answer.complete(result);
                    }
                });
            }
        }

        private void fail(long after) {
            caller.later(after, () -> {
                if (!over) {
                    answer.fail(new IOException(server + " does not answer"));
                }
            });
        }
    }
}
