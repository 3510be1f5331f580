package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Manifest;
import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every pod is closed both ways by default, nobody is let in to the callback or the sidecar's API, and the Internet is open only to who has
 * a Secret for somebody there: by 443, and never as a way around the rules for the cluster. Source: G33.
 */
public final class NetworkPorts implements Rule {
    private static final Set<String> CLOSED = Set.of("5005", "3500", "50001");
    private static final Set<String> PRIVATE =
            Set.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10");
    private static final Set<String> FOREIGN = Set.of("payment-stripe");

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
                if (leadsOut(out)) {
                    outside(out, policy, report);
                }
            });
        });
        render.deployments().forEach(w -> reaches(w, render, report));
    }

    private static boolean leadsOut(JsonNode egress) {
        return Nodes.stream(egress.path("to")).anyMatch(to -> to.has("ipBlock"));
    }

    private static void outside(JsonNode egress, Manifest policy, Report report) {
        Set<String> closed = Nodes.stream(egress.path("to"))
                .flatMap(to -> Nodes.texts(to.at("/ipBlock/except")).stream())
                .collect(Collectors.toSet());
        report.expect(closed.containsAll(PRIVATE), policy.name(), "private", "closes only " + closed);
        List<String> ports = Nodes.stream(egress.path("ports"))
                .map(p -> p.path("port").asText())
                .toList();
        report.expect(ports.equals(List.of("443")), policy.name(), "outside-ports", "opens " + ports);
    }

    /** Who has a key for somebody outside gets there, and nobody else does. */
    private static void reaches(Workload w, Render render, Report report) {
        boolean open = render.ofKind("NetworkPolicy")
                .filter(policy -> selects(policy.at("/spec/podSelector"), w))
                .anyMatch(policy -> Nodes.stream(policy.at("/spec/egress")).anyMatch(NetworkPorts::leadsOut));
        boolean wanted = w.app().envFrom("secretRef").stream().anyMatch(FOREIGN::contains);
        report.expect(
                open == wanted, w.name(), "outside", open ? "reaches the Internet" : "does not reach its gateway");
    }

    private static boolean selects(JsonNode selector, Workload w) {
        JsonNode labels = w.template().at("/metadata/labels");
        boolean equal = selector.path("matchLabels").properties().stream()
                .allMatch(e -> labels.path(e.getKey()).equals(e.getValue()));
        return equal
                && Nodes.stream(selector.path("matchExpressions"))
                        .allMatch(e -> e.path("operator").asText().equals("In")
                                && Nodes.texts(e.path("values"))
                                        .contains(labels.path(e.path("key").asText())
                                                .asText()));
    }
}
