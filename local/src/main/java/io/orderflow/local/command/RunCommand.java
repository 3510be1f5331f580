package io.orderflow.local.command;

import io.orderflow.local.Refusal;
import io.orderflow.local.Settings;
import io.orderflow.local.launch.Launcher;
import io.orderflow.local.launch.LauncherLock;
import io.orderflow.local.secret.KeptSecrets;
import io.orderflow.local.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the platform, watches over it, and stops it when this process is asked to end. */
@Command(name = "run", description = "Runs the platform in the foreground; Ctrl-C stops it.")
public final class RunCommand implements Callable<Integer> {
    /** Exit status when another launcher runs this home. */
    static final int ALREADY_RUNNING = 3;

    private final AtomicInteger status = new AtomicInteger();

    @Mixin
    private Checkout checkout = new Checkout();

    @Option(names = "--only-servers", description = "PostgreSQL, Redis, tokens and components, but no service.")
    private boolean onlyServers;

    @Override
    public Integer call() throws Exception {
        Settings settings = checkout.settings();
        settings.home().open();
        var lock = LauncherLock.take(settings.home().lock());
        if (lock.isEmpty()) {
            System.err.println(
                    "\nOrderflow already runs from " + settings.home().directory()
                            + ". Look at it by make status, end it by make stop. A second platform needs its own ORDERFLOW_HOME"
                            + " and ORDERFLOW_PORT_OFFSET.");
            return ALREADY_RUNNING;
        }
        Files.deleteIfExists(failure(settings));
        View view = View.ofStandardOutput();
        Launcher launcher = new Launcher(settings, onlyServers, view);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher, view)));
        try {
            String url = launcher.start();
            view.say("READY " + url);
        } catch (Refusal refusal) {
            status.set(1);
            KeptSecrets.write(failure(settings), refusal.getMessage());
            throw refusal;
        }
        watch(settings, launcher);
        return 0;
    }

    /** Where the reason of a failed start is left for the command that waits for it. */
    static Path failure(Settings settings) {
        return settings.home().run().resolve("failure.txt");
    }

    /** Touched by a command that does not want to wait for the end of a pause. */
    static Path wake(Settings settings) {
        return settings.home().run().resolve("wake");
    }

    private void stop(Launcher launcher, View view) {
        launcher.stop();
        view.say("Orderflow is stopped.");
        // A stop that was asked for is a success, whatever signal asked.
        Runtime.getRuntime().halt(status.get());
    }

    private static void watch(Settings settings, Launcher launcher) throws IOException, InterruptedException {
        while (true) {
            TimeUnit.MILLISECONDS.sleep(300);
            if (Files.deleteIfExists(wake(settings))) {
                launcher.hurry();
            }
        }
    }
}
