package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Main and worker exist for each service, each under its own app-id: the consumer group is named after it. Source: G1. */
public final class AppIds implements Rule {
    @Override
    public String id() {
        return "G1";
    }

    @Override
    public void check(Render render, Report report) {
        render.services().forEach(service -> {
            check(render, report, service, "main", service);
            check(render, report, service, "worker", service + "-worker");
        });
        Set<String> seen = new HashSet<>();
        render.deployments().stream()
                .map(w -> w.annotation("dapr.io/app-id"))
                .filter(id -> !id.isEmpty())
                .forEach(id -> report.expect(seen.add(id), id, "unique", "used twice"));
    }

    private static void check(Render render, Report report, String service, String role, String name) {
        List<Workload> found = render.deployments().stream()
                .filter(w -> w.service().equals(service) && w.role().equals(role))
                .toList();
        report.expect(found.size() == 1, name, "exists", found.size() + " Deployments of role " + role);
        found.forEach(w -> {
            report.expectSame(name, w.name(), name, "name");
            report.expectSame(name, w.annotation("dapr.io/app-id"), name, "app-id");
        });
    }
}
