package io.orderflow.system.fault;

import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that dies where it passes a point for a certain thing.
 *
 * @param detail a topic or a kind of operation; null for a point that is passed for nothing in particular
 */
record CrashCase(String service, String point, @Nullable String detail) {

    /**
     * Every case that there is: each point that a service serves, for each thing that the service says it passes it for, or, of events, for
     * each topic that it has published so far. So a new point, topic, job or kind of operation is walked over by itself.
     */
    static List<CrashCase> all(Platform platform) {
        List<CrashCase> cases = new ArrayList<>();
        Books books = new Books(platform);
        for (Endpoint service : platform.endpoints().withSidecar()) {
            for (CrashPoints.Place point :
                    CrashPoints.of(platform, service.name()).all()) {
                Collection<String> details = details(books, service.name(), point);
                if (details == null) {
                    cases.add(new CrashCase(service.name(), point.name(), null));
                } else {
                    details.forEach(detail -> cases.add(new CrashCase(service.name(), point.name(), detail)));
                }
            }
        }
        return cases;
    }

    private static @Nullable Collection<String> details(Books books, String service, CrashPoints.Place point) {
        return switch (point.name().split("\\.")[0]) {
            case "commit", "outbox" -> books.published(service);
            case "inbox", "operation", "gateway", "batch" -> point.details();
            default -> null;
        };
    }

    /** Whether it is about this kind of operation. */
    boolean concerns(String kind) {
        return kind.equals(detail);
    }

    boolean isJob() {
        return point.startsWith("batch.");
    }

    @Override
    public String toString() {
        return service + " " + point + (detail == null ? "" : " " + detail);
    }
}
