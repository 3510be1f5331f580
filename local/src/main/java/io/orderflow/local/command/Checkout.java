package io.orderflow.local.command;

import io.orderflow.local.Settings;
import io.orderflow.local.check.JavaCheck;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command has. */
final class Checkout {
    @Option(names = "--root", description = "The checkout; the working directory by default.", defaultValue = ".")
    private Path root = Path.of(".");

    /** The settings, after the Java version has been checked. */
    Settings settings() {
        JavaCheck.require(Runtime.version());
        return Settings.from(root, System.getenv());
    }
}
