package io.orderflow.manifests.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A child process that is waited for. */
final class Command {
    private Command() {}

    /** Its standard output; {@link IllegalStateException} with its standard error unless it ended with 0. */
    static String run(Path directory, List<String> words) {
        try {
            Path errors = Files.createTempFile("manifests", ".err");
            try {
                return run(directory, words, errors);
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + words.getFirst() + "; is it installed?", e);
        }
    }

    private static String run(Path directory, List<String> words, Path errors) throws IOException {
        Process process = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + ":\n" + Files.readString(errors));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return output;
    }
}
