package io.orderflow.local.command;

import io.orderflow.local.Settings;
import io.orderflow.local.launch.Leftovers;
import io.orderflow.local.state.State;
import io.orderflow.local.state.StateFile;
import io.orderflow.local.view.StatusTable;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what runs. */
@Command(name = "status", description = "One line a process: state, pid, ports.")
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Checkout checkout = new Checkout();

    @Override
    public Integer call() {
        Settings settings = checkout.settings();
        Optional<State> state = new StateFile(settings.home().state()).read();
        if (state.isEmpty()) {
            System.out.println("Orderflow does not run.");
            return 0;
        }
        System.out.print(StatusTable.of(state.get()));
        System.out.println(
                Leftovers.hasLauncher(state.get())
                        ? "launcher pid " + state.get().launcher().pid() + ", "
                                + state.get().phase().name().toLowerCase(Locale.ROOT) + ", "
                                + state.get().url()
                        : "The launcher was killed; make start clears what is left and starts anew, make stop clears it.");
        return 0;
    }
}
