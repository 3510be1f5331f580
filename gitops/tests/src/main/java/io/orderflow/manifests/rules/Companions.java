package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.HashSet;
import java.util.Set;

/** Each Deployment has a disruption budget, a network policy, a spread over hosts and an account of its own. Source: G14. */
public final class Companions implements Rule {
    @Override
    public String id() {
        return "G14";
    }

    @Override
    public void check(Render render, Report report) {
        Set<String> accounts = new HashSet<>();
        for (Workload w : render.deployments()) {
            JsonNode selector = w.manifest().at("/spec/selector");
            report.expect(
                    render.ofKind("PodDisruptionBudget")
                            .anyMatch(p -> p.at("/spec/selector").equals(selector)),
                    w.name(),
                    "disruption-budget",
                    "none selects it");
            report.expect(
                    render.ofKind("NetworkPolicy")
                            .anyMatch(p -> p.at("/spec/podSelector").equals(selector)),
                    w.name(),
                    "network-policy",
                    "none selects it");
            report.expect(!w.pod().path("topologySpreadConstraints").isEmpty(), w.name(), "spread", "no constraint");
            String account = w.pod().path("serviceAccountName").asText();
            report.expect(
                    render.find("ServiceAccount", account).isPresent() && accounts.add(account),
                    w.name(),
                    "account",
                    "'" + account + "' is absent or shared");
        }
    }
}
