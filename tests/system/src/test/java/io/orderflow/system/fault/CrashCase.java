package io.orderflow.system.fault;

import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A service that dies where it passes a point for a certain thing.
 *
 * @param detail a topic or a kind of operation; null for a point that is passed for nothing in particular
 */
record CrashCase(String service, String point, @Nullable String detail) {

    /**
     * Every case that there is: each point that a service serves, for each thing that it has done so far. What that is stands in its own
     * tables, so a new point, topic or operation is walked over by itself.
     */
    static List<CrashCase> all(Platform platform) {
        List<CrashCase> cases = new ArrayList<>();
        Books books = new Books(platform);
        for (Endpoint service : platform.endpoints().all()) {
            if (service.sidecar().isPresent()) {
                for (String point : CrashPoints.of(platform, service.name()).names()) {
                    Collection<String> details = details(books, service.name(), point);
                    if (details == null) {
                        cases.add(new CrashCase(service.name(), point, null));
                    } else {
                        details.forEach(detail -> cases.add(new CrashCase(service.name(), point, detail)));
                    }
                }
            }
        }
        return cases;
    }

    private static @Nullable Collection<String> details(Books books, String service, String point) {
        return switch (point.split("\\.")[0]) {
            case "commit", "outbox" -> books.published(service);
            case "inbox" ->
                books.column(service, "select distinct topic from inbox where state = 'done' order by topic");
            case "operation" -> books.column(service, "select distinct kind from operation order by kind");
            case "gateway" -> effects(books, service);
            default -> null;
        };
    }

    /** What the gateway was asked for. */
    private static Set<String> effects(Books books, String service) {
        return new TreeSet<>(books.column(service, "select distinct kind from money_entry"));
    }

    @Override
    public String toString() {
        return service + " " + point + (detail == null ? "" : " " + detail);
    }
}
