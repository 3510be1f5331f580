package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Container;
import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.List;

/** Consul, Redis and PostgreSQL are awaited before the app starts, each wait bounded and each container restricted. Source: G7. */
public final class StartWaits implements Rule {
    private static final List<String> EXPECTED = List.of("wait-for-consul", "wait-for-redis", "wait-for-postgres");
    private static final int MOST_SECONDS = 300;

    @Override
    public String id() {
        return "G7";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.deployments()) {
            List<String> names =
                    w.initContainers().stream().map(Container::name).toList();
            report.expect(names.containsAll(EXPECTED), w.name(), "present", "has " + names);
            for (Container wait : w.initContainers()) {
                List<String> command = Nodes.texts(wait.json().path("command"));
                report.expect(isBounded(command), w.name(), "bounded", wait.name() + " runs " + command);
                report.expect(
                        ContainerSecurity.isRestricted(wait),
                        w.name(),
                        "restricted",
                        wait.name() + " is not restricted");
            }
        }
    }

    private static boolean isBounded(List<String> command) {
        return command.size() > 2
                && command.get(0).equals("timeout")
                && command.get(1).matches("[1-9][0-9]{0,5}")
                && Integer.parseInt(command.get(1)) <= MOST_SECONDS;
    }
}
