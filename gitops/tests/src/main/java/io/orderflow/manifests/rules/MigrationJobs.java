package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;

/** Every service that has pods migrates by a Job without a sidecar, which would keep the Job alive for ever. Source: G38. */
public final class MigrationJobs implements Rule {
    @Override
    public String id() {
        return "G38";
    }

    @Override
    public void check(Render render, Report report) {
        for (String service : render.services()) {
            report.expect(
                    render.find("Job", service + "-migration").isPresent(), service, "exists", "no migration Job");
        }
        render.ofKind("Job").map(Workload::new).forEach(job -> {
            boolean plain = Nodes.stream(job.template().at("/metadata/annotations"))
                    .findAny()
                    .isEmpty();
            report.expect(plain, job.name(), "no-sidecar", "its pod has annotations");
            report.expectSame("Never", job.pod().path("restartPolicy").asText(), job.name(), "restart");
            report.expectSame("true", job.app().env("QUARKUS_INIT_AND_EXIT").orElse(""), job.name(), "ends");
            report.expectSame("true", job.app().env("MIGRATE_AT_START").orElse(""), job.name(), "migrates");
        });
        render.deployments()
                .forEach(w -> report.expectSame(
                        "false", w.app().env("MIGRATE_AT_START").orElse(""), w.name(), "leaves-it-to-the-job"));
    }
}
