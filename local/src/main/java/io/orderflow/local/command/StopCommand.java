package io.orderflow.local.command;

import io.orderflow.local.Refusal;
import io.orderflow.local.Settings;
import io.orderflow.local.launch.Leftovers;
import io.orderflow.local.process.Ending;
import io.orderflow.local.process.ProcessId;
import io.orderflow.local.process.StopSignal;
import io.orderflow.local.state.State;
import io.orderflow.local.state.StateFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a running platform, or what is left of one whose launcher was killed. */
@Command(name = "stop", description = "Stops the platform; no process is left behind.")
public final class StopCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Mixin
    private Checkout checkout = new Checkout();

    @Override
    public Integer call() {
        System.out.println(stop(checkout.settings()));
        return 0;
    }

    /** Stops, and says in a sentence what there was to stop. */
    static String stop(Settings settings) {
        StateFile file = new StateFile(settings.home().state());
        Optional<State> state = file.read();
        if (state.isEmpty()) {
            return "Orderflow does not run.";
        }
        Optional<ProcessHandle> launcher = state.get().launcher().alive();
        if (launcher.isPresent()) {
            endLauncher(launcher.get());
        }
        // Read again: the launcher has deleted the file when it ended in order.
        List<String> left = file.read().map(Leftovers::clear).orElse(List.of());
        file.delete();
        return left.isEmpty()
                ? "Orderflow is stopped."
                : "Orderflow is stopped; ended " + String.join(", ", left) + ".";
    }

    private static void endLauncher(ProcessHandle launcher) {
        System.out.println("Stopping services, sidecars, Redis and PostgreSQL, in this order.");
        Ending.end(List.of(launcher), StopSignal.TERMINATE, LIMIT);
        if (ProcessId.of(launcher).alive().isPresent()) {
            throw new Refusal("The launcher, pid " + launcher.pid() + ", cannot be ended by this user.");
        }
    }
}
