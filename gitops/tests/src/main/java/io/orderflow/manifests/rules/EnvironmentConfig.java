package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Manifest;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.List;

/** {@code overlays-config} is read by every pod and rendered beside it: a dangling reference is a pod that never starts. Source: G5. */
public final class EnvironmentConfig implements Rule {
    @Override
    public String id() {
        return "G5";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.pods()) {
            List<String> own = w.app().envFrom("configMapRef");
            report.expect(
                    own.stream().anyMatch(name -> Manifest.isNamed(name, "overlays-config")),
                    w.name(),
                    "overlays-config",
                    "reads " + own);
            w.allContainers().stream()
                    .flatMap(c -> c.envFrom("configMapRef").stream())
                    .forEach(name -> report.expect(
                            render.find("ConfigMap", name).isPresent(),
                            w.name(),
                            "resolves",
                            name + " is not rendered"));
        }
    }
}
