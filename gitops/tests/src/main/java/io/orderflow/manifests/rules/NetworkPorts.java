package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;
import java.util.List;
import java.util.Set;

/** Every pod is closed both ways by default, and nobody is let in to the callback or the sidecar's API. Source: G33. */
public final class NetworkPorts implements Rule {
    private static final Set<String> CLOSED = Set.of("5005", "3500", "50001");

    @Override
    public String id() {
        return "G33";
    }

    @Override
    public void check(Render render, Report report) {
        render.ofKind("NetworkPolicy").forEach(policy -> {
            List<String> types = Nodes.texts(policy.at("/spec/policyTypes"));
            report.expect(
                    types.containsAll(List.of("Ingress", "Egress")), policy.name(), "both-ways", "closes " + types);
            Nodes.stream(policy.at("/spec/ingress")).forEach(in -> {
                report.expect(!in.path("from").isEmpty(), policy.name(), "from", "lets in everybody");
                report.expect(!in.path("ports").isEmpty(), policy.name(), "ports", "opens every port");
                Nodes.stream(in.path("ports"))
                        .map(p -> p.path("port").asText())
                        .forEach(p -> report.expect(!CLOSED.contains(p), policy.name(), "closed", "opens " + p));
            });
            Nodes.stream(policy.at("/spec/egress")).forEach(out -> {
                report.expect(!out.path("to").isEmpty(), policy.name(), "to", "lets out to everybody");
                report.expect(!out.path("ports").isEmpty(), policy.name(), "ports", "opens every port");
            });
        });
    }
}
