package io.orderflow.local.dapr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In a cluster a service has two app-ids, {@code order} for its API and {@code order-worker} for events and jobs. Here
 * one process plays both roles under the first name, so what the worker may do is given to that name.
 */
final class LocalRoles {
    private static final String WORKER = "-worker";

    private LocalRoles() {}

    /** The app-id under which an app-id of the cluster runs here. */
    static String local(String appId) {
        return appId.endsWith(WORKER) ? appId.substring(0, appId.length() - WORKER.length()) : appId;
    }

    /** A list of app-ids, each once. */
    static List<String> scopes(List<?> appIds) {
        Set<String> local = new LinkedHashSet<>();
        appIds.forEach(appId -> local.add(local(String.valueOf(appId))));
        return new ArrayList<>(local);
    }

    /** Topic scopes as the component writes them: {@code app=topic,topic;app=topic}. */
    static String topicScopes(String scopes) {
        Map<String, Set<String>> topics = new LinkedHashMap<>();
        for (String scope : scopes.replaceAll("\\s", "").split(";")) {
            String[] sides = scope.split("=", 2);
            if (sides.length == 2) {
                topics.computeIfAbsent(local(sides[0]), app -> new LinkedHashSet<>())
                        .addAll(Arrays.asList(sides[1].split(",")));
            }
        }
        List<String> joined = new ArrayList<>();
        topics.forEach((app, names) -> joined.add(app + "=" + String.join(",", names)));
        return String.join(";", joined);
    }
}
