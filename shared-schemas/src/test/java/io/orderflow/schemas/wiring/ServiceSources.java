package io.orderflow.schemas.wiring;

import io.orderflow.schemas.Topics;
import io.orderflow.schemas.catalogue.Catalogue;
import io.orderflow.schemas.catalogue.Consumer;
import io.orderflow.schemas.repo.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which topics the services' code handles and publishes, as its references to {@link Topics} say. */
final class ServiceSources {
    private static final Pattern REFERENCE = Pattern.compile("\\bTopics\\s*\\.\\s*([A-Z][A-Z0-9_]*)\\b");
    private static final Path SERVICES = Repository.root().resolve("services");

    private ServiceSources() {}

    /** Services of the catalogue that have code here, sorted. */
    static Set<String> present() {
        Set<String> services = new TreeSet<>();
        Catalogue.load()
                .topics()
                .forEach(t -> Stream.concat(
                                Stream.of(t.publisher()), t.consumers().stream().map(Consumer::service))
                        .filter(service -> Files.isDirectory(main(service)))
                        .forEach(services::add));
        return services;
    }

    /** Topics that the classes of one room refer to, for every service that is there. */
    static Set<Edge> references(String room) {
        Set<Edge> edges = Expected.sorted();
        for (String service : present()) {
            files(service).stream()
                    .filter(file -> isIn(file, room))
                    .flatMap(file -> constants(Repository.text(file)).stream())
                    .forEach(constant -> edges.add(new Edge(service, topic(constant))));
        }
        return edges;
    }

    /** Files outside the two event rooms that name a topic: a publisher or handler that the rooms do not show. */
    static List<String> strays() {
        return present().stream()
                .flatMap(service -> files(service).stream())
                .filter(file -> !isIn(file, "events/incoming") && !isIn(file, "events/outgoing"))
                .filter(file -> !constants(Repository.text(file)).isEmpty())
                .map(file -> Repository.root().relativize(file).toString())
                .toList();
    }

    static List<String> constants(String source) {
        Matcher reference = REFERENCE.matcher(source);
        return reference.results().map(match -> match.group(1)).toList();
    }

    private static String topic(String constant) {
        try {
            return (String) Topics.class.getField(constant).get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no topic constant " + constant, e);
        }
    }

    private static List<Path> files(String service) {
        return Repository.filesUnder(main(service)).stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    private static boolean isIn(Path file, String room) {
        return file.getParent().endsWith(room);
    }

    private static Path main(String service) {
        return SERVICES.resolve(service).resolve("src/main/java");
    }
}
