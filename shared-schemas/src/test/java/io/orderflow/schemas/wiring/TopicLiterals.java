package io.orderflow.schemas.wiring;

import io.orderflow.schemas.repo.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds topic names written out in the repository's files: in Java only as a whole string, since {@code order.cancelled}
 * may well be a field of something; elsewhere as a word of its own, since {@code order.cancelled} is also the end of
 * {@code orders.order.cancelled}.
 */
final class TopicLiterals {
    private static final Set<String> TEXT = Set.of(
            ".java", ".yaml", ".yml", ".json", ".properties", ".sql", ".html", ".js", ".css", ".toml", ".txt", ".xml");

    private TopicLiterals() {}

    /** What services run and what is rolled out: main sources and manifests of every module. */
    static List<Path> shippedFiles() {
        return Repository.filesUnder(Repository.root()).stream()
                .filter(TopicLiterals::isText)
                .filter(file -> isShipped(Repository.root().relativize(file)))
                .toList();
    }

    static boolean names(Path file, String text, String topic) {
        String quoted = Pattern.quote(topic);
        String regex = file.toString().endsWith(".java")
                ? "[\"\\s,;]" + quoted + "(\\.dlq)?[\"\\s,;]"
                : "(?<![\\w.-])" + quoted + "(\\.dlq)?(?![\\w.-])";
        return Pattern.compile(regex).matcher(text).find();
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot >= 0 && TEXT.contains(name.substring(dot));
    }

    private static boolean isShipped(Path file) {
        String path = file.toString();
        return path.contains("src/main/")
                || Set.of("dapr-components", "gitops", "k8s", "dapr.yaml")
                        .contains(file.getName(0).toString());
    }
}
