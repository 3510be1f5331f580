package io.orderflow.local;

import io.orderflow.local.command.DaprdCommand;
import io.orderflow.local.command.RunCommand;
import io.orderflow.local.command.StartCommand;
import io.orderflow.local.command.StatusCommand;
import io.orderflow.local.command.StopCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher's command line. */
@Command(
        name = "local",
        description = "Runs Orderflow on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {RunCommand.class, StartCommand.class, StopCommand.class, StatusCommand.class, DaprdCommand.class
        })
public final class Main {
    private Main() {}

    /** Exits with 0 when the command has done its work, with another status and a message when it has not. */
    public static void main(String[] arguments) {
        // A library logs through SLF4J and would complain that nobody listens.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        int status = new CommandLine(new Main())
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof Refusal refusal) {
                        command.getErr().println("\n" + refusal.getMessage());
                        command.getErr().flush();
                        return 1;
                    }
                    throw exception;
                })
                .execute(arguments);
        System.exit(status);
    }
}
