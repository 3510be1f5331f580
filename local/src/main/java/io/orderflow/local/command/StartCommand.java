package io.orderflow.local.command;

import io.orderflow.local.Refusal;
import io.orderflow.local.Settings;
import io.orderflow.local.launch.LauncherLock;
import io.orderflow.local.launch.Readiness;
import io.orderflow.local.process.JavaProgram;
import io.orderflow.local.process.Kind;
import io.orderflow.local.process.LogTail;
import io.orderflow.local.process.OwnSession;
import io.orderflow.local.state.State;
import io.orderflow.local.state.StateFile;
import io.orderflow.local.view.View;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the platform in the background, or waits until a running one is whole again. */
@Command(name = "start", description = "Starts the platform in the background and returns when all is ready.")
public final class StartCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Mixin
    private Checkout checkout = new Checkout();

    @Override
    public Integer call() throws Exception {
        Settings settings = checkout.settings();
        settings.home().open();
        if (settings.fresh()) {
            System.out.println(StopCommand.stop(settings));
        }
        // A damaged state is refused here: a launcher that was spawned before would outlive the refusal.
        new StateFile(settings.home().state()).read();
        View view = View.ofStandardOutput();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            boolean running = isRunning(settings);
            if (running && settings.fresh()) {
                throw new Refusal("Another start from " + settings.home().directory()
                        + " is under way, so nothing was deleted. Wait until it is ready, then start afresh again.");
            }
            Optional<String> url = follow(settings, view, running ? null : spawn(settings), deadline);
            if (url.isPresent()) {
                view.say("READY " + url.get());
                return 0;
            }
        }
        throw new Refusal("Not everything became ready within " + LIMIT.toMinutes()
                + " minutes. make status shows what is missing, and "
                + settings.home().logs() + " has the logs.");
    }

    /** The address when all is ready; empty when the launcher that was followed is gone and another try is due. */
    private static Optional<String> follow(Settings settings, View view, @Nullable Process spawned, long deadline)
            throws IOException, InterruptedException {
        StateFile file = new StateFile(settings.home().state());
        if (spawned == null) {
            Files.writeString(RunCommand.wake(settings), "");
        }
        while (System.nanoTime() < deadline) {
            if (spawned != null && !spawned.isAlive()) {
                if (spawned.exitValue() == RunCommand.ALREADY_RUNNING) {
                    return Optional.empty();
                }
                throw failed(settings);
            }
            Optional<State> state = file.read().filter(found -> isFollowed(found, spawned));
            state.ifPresent(view::show);
            state.ifPresent(StartCommand::refuseServersAlone);
            if (state.isPresent() && state.get().ready() && Readiness.confirmed(state.get())) {
                return Optional.of(state.get().url());
            }
            if (spawned == null && !isRunning(settings)) {
                return Optional.empty();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return Optional.empty();
    }

    /** A state that an earlier launcher has left says nothing. */
    private static boolean isFollowed(State state, @Nullable Process spawned) {
        return spawned == null
                ? state.launcher().alive().isPresent()
                : state.launcher().pid() == spawned.pid();
    }

    private static void refuseServersAlone(State state) {
        if (state.ready() && state.processes().stream().noneMatch(entry -> entry.kind() == Kind.SERVICE)) {
            throw new Refusal("Only PostgreSQL and Redis run here, without the services. End them by make stop, then"
                    + " start again.");
        }
    }

    private static boolean isRunning(Settings settings) {
        Optional<LauncherLock> lock = LauncherLock.take(settings.home().lock());
        lock.ifPresent(LauncherLock::close);
        return lock.isEmpty();
    }

    private static Process spawn(Settings settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(JavaProgram.path()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.orderflow.local.Main", "run"));
        command.addAll(List.of("--root", settings.root().toString()));
        Files.deleteIfExists(RunCommand.failure(settings));
        return new ProcessBuilder(OwnSession.command(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        settings.home().launcherLog().toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    private static Refusal failed(Settings settings) {
        try {
            return new Refusal(Files.readString(RunCommand.failure(settings)));
        } catch (IOException e) {
            return new Refusal("The launcher ended unexpectedly. Its log "
                    + settings.home().launcherLog() + " ends:\n    "
                    + String.join("\n    ", LogTail.of(settings.home().launcherLog(), 8)));
        }
    }
}
