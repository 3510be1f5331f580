package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.List;

/** What a pod does is stated, never left to a default: main serves, the worker consumes and runs jobs. Source: G11. */
public final class RoleFlags implements Rule {
    @Override
    public String id() {
        return "G11";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.deployments()) {
            String expected = String.valueOf(w.role().equals("worker"));
            for (String flag : List.of("WORKER_MODE", "ENABLE_CONSUMER", "ENABLE_CRON")) {
                report.expectSame(expected, w.app().env(flag).orElse("unset"), w.name(), flag);
            }
        }
    }
}
