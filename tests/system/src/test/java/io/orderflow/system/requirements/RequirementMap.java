package io.orderflow.system.requirements;

import io.orderflow.system.platform.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of {@code docs/requirements.md}, with the tests of each row as the code has them. */
record RequirementMap(String text) {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([A-Z]+\\d+(?:\\.\\d+)?) \\| (.+?) \\| (\\w+) \\|(.*)\\|$");

    /** @param state open without a test, partly or proved with some */
    record Row(String id, String claim, String state, String tests) {}

    static Path file() {
        return Checkout.root().resolve("docs/requirements.md");
    }

    static RequirementMap read() {
        try {
            return new RequirementMap(Files.readString(file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Row> rows() {
        return ROW.matcher(text)
                .results()
                .map(row -> new Row(
                        row.group(1), row.group(2), row.group(3), row.group(4).strip()))
                .toList();
    }

    /** The same document with the tests, and whether there are any, drawn anew from the code. */
    String drawnFrom(TaggedTests tests) {
        return ROW.matcher(text)
                .replaceAll(row -> Matcher.quoteReplacement("| %s | %s | %s |%s|"
                        .formatted(
                                row.group(1),
                                row.group(2),
                                state(row.group(3), tests.of(row.group(1))),
                                cell(tests.of(row.group(1))))));
    }

    /** Only a person can say that a row is proved in full. */
    private static String state(String stated, Set<String> tests) {
        return tests.isEmpty() ? "open" : stated.equals("open") ? "partly" : stated;
    }

    private static String cell(Set<String> tests) {
        return tests.isEmpty() ? " " : tests.stream().collect(Collectors.joining(", ", " ", " "));
    }
}
