package io.orderflow.local.command;

import io.orderflow.local.Settings;
import io.orderflow.local.dapr.DaprdBinary;
import io.orderflow.local.dapr.DaprdBuild;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Provides a daprd: one that is there, or one that is built here. */
@Command(name = "daprd", description = "Finds a usable daprd or builds one, and prints its path.")
public final class DaprdCommand implements Callable<Integer> {
    @Mixin
    private Checkout checkout = new Checkout();

    @Option(names = "--quiet", description = "Print the path alone.")
    private boolean quiet;

    @Override
    public Integer call() {
        Settings settings = checkout.settings();
        // The path alone goes to standard output, for scripts.
        Consumer<String> tell = sentence -> {
            if (!quiet) {
                System.err.println(sentence);
            }
        };
        DaprdBinary binary = new DaprdBinary(settings, tell);
        Optional<Path> found = binary.find();
        boolean own = found.isEmpty() || found.get().equals(binary.built());
        if (own) {
            DaprdBuild build = new DaprdBuild(settings.root().resolve("tools/dapr"), binary.built(), tell);
            if (!build.upToDate()) {
                build.build();
            }
            tell.accept(DaprdBuild.difference());
        }
        System.out.println(found.orElse(binary.built()));
        return 0;
    }
}
