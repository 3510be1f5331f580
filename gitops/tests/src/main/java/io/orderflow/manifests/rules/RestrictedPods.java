package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.List;

/** Pods and containers as written meet Pod Security {@code restricted}; the injected sidecar is checked elsewhere. Source: G15. */
public final class RestrictedPods implements Rule {
    @Override
    public String id() {
        return "G15";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.pods()) {
            report.expectSame(
                    "RuntimeDefault",
                    w.pod().at("/securityContext/seccompProfile/type").asText(),
                    w.name(),
                    "seccomp");
            for (String share : List.of("hostNetwork", "hostPID", "hostIPC")) {
                report.expect(!w.pod().path(share).asBoolean(), w.name(), "host", share);
            }
            w.allContainers()
                    .forEach(c -> report.expect(
                            ContainerSecurity.isRestricted(c), w.name(), "container", c.name() + " is not restricted"));
            report.expectSame(
                    "false", w.pod().path("automountServiceAccountToken").asText(), w.name(), "account-token");
        }
    }
}
