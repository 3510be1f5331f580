package io.orderflow.manifests.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checkout whose manifests are looked at.
 *
 * @param root absolute path
 */
public record Checkout(Path root) {
    /** The checkout around the working directory; {@link IllegalStateException} when there is none. */
    public static Checkout here() {
        Path start = Path.of("").toAbsolutePath();
        return Stream.<Path>iterate(start, p -> p != null, Path::getParent)
                .filter(p -> Files.isDirectory(p.resolve("gitops/apps")))
                .findFirst()
                .map(Checkout::new)
                .orElseThrow(() -> new IllegalStateException("no gitops/apps above " + start));
    }

    /** Directories that are applied as they are: every overlay of every service, and every environment under k8s. */
    public List<String> overlays() {
        List<String> services = apps().stream()
                .flatMap(app -> directories("gitops/apps/" + app + "/overlays").stream()
                        .map(env -> "gitops/apps/" + app + "/overlays/" + env))
                .toList();
        List<String> environments =
                directories("k8s").stream().map(env -> "k8s/" + env).toList();
        return Stream.concat(services.stream(), environments.stream()).toList();
    }

    /** Names of the services that have manifests, sorted. */
    public List<String> apps() {
        return directories("gitops/apps");
    }

    /** Names of the directories in {@code path}, sorted; empty when there is no such place. */
    public List<String> directories(String path) {
        Path place = root.resolve(path);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(place)) {
            return entries.filter(Files::isDirectory)
                    .map(p -> p.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
