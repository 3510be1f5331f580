package io.orderflow.local.dapr;

import io.orderflow.local.Refusal;
import io.orderflow.local.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The daprd that is used: the one that {@code DAPRD} names, else one on the search path, else the one built here.
 *
 * @param tell gets sentences for the person at the keyboard
 */
public record DaprdBinary(Settings settings, Consumer<String> tell) {

    /**
     * A usable daprd, without building one.
     *
     * @return its path, empty when one has to be built
     * @throws Refusal when {@code DAPRD} names one that cannot be used
     */
    public Optional<Path> find() {
        if (settings.daprd().isPresent()) {
            Path named = settings.daprd().get().toAbsolutePath();
            objection(named).ifPresent(why -> {
                throw new Refusal("DAPRD names " + named + ", which " + why + ". Name a daprd 1.16.12 or later, 1.17.13"
                        + " or later, or 1.18.3 or later, or unset DAPRD to use the one that is built here.");
            });
            return Optional.of(named);
        }
        return onSearchPath().or(() -> Optional.of(built()).filter(Files::isExecutable));
    }

    /** Where the build puts its own. */
    public Path built() {
        return settings.tools().resolve("bin").resolve("daprd");
    }

    private Optional<Path> onSearchPath() {
        for (String directory : settings.path().split(":")) {
            Path program = Path.of(directory.isEmpty() ? "." : directory, "daprd");
            if (!Files.isExecutable(program)) {
                continue;
            }
            Optional<String> objection = objection(program);
            if (objection.isEmpty()) {
                return Optional.of(program);
            }
            tell.accept("The daprd on the search path (" + program + ") is refused: it " + objection.get()
                    + ". The one built here is used.");
        }
        return Optional.empty();
    }

    /** Why a program cannot be used, as the rest of a sentence. */
    static Optional<String> objection(Path program) {
        if (!Files.isExecutable(program)) {
            return Optional.of("is no program that can be run");
        }
        String answer = version(program);
        return DaprVersion.parse(answer)
                .map(version -> version.objection().map(why -> "is daprd " + version + " and " + why))
                .orElseGet(() -> Optional.of("does not tell a released version (it says \"" + answer + "\")"));
    }

    private static String version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readNBytes(200), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            return process.waitFor(10, TimeUnit.SECONDS) ? answer : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
