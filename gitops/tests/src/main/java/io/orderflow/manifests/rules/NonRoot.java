package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.List;

/** Every pod runs as user, group and file group 65532, never as root. Source: G8. */
public final class NonRoot implements Rule {
    @Override
    public String id() {
        return "G8";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.pods()) {
            JsonNode security = w.pod().path("securityContext");
            report.expectSame("true", security.path("runAsNonRoot").asText(), w.name(), "runAsNonRoot");
            for (String id : List.of("runAsUser", "runAsGroup", "fsGroup")) {
                report.expectSame("65532", security.path(id).asText(), w.name(), id);
            }
        }
    }
}
