package io.orderflow.system.requirements;

import io.orderflow.system.platform.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which test classes carry which requirement ids; tags of invariants ({@code INV-…}) and faults ({@code F1}) are none. */
record TaggedTests(Map<String, Set<String>> byId) {
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");

    /** Scans the test sources of every module. */
    static TaggedTests scan() {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Checkout.root())) {
            files.filter(TaggedTests::isTest)
                    .forEach(file -> TAG.matcher(text(file))
                            .results()
                            .map(tag -> tag.group(1))
                            .filter(id -> !id.startsWith("INV-") && !id.matches("F\\d+"))
                            .forEach(id -> found.computeIfAbsent(id, key -> new TreeSet<>())
                                    .add(name(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TaggedTests(found);
    }

    Set<String> of(String id) {
        return byId.getOrDefault(id, Set.of());
    }

    private static boolean isTest(Path file) {
        String path = Checkout.root().relativize(file).toString();
        return path.endsWith(".java") && path.contains("src/test/java/") && !path.contains("target/");
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
