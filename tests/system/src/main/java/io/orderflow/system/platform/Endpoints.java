package io.orderflow.system.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The services of a platform at one moment; pids change when something is restarted. Source: api.md §1. */
public record Endpoints(List<Endpoint> all) {

    static Endpoints parse(String text) {
        List<Endpoint> found = new ArrayList<>();
        Json.read(text)
                .path("services")
                .properties()
                .forEach(entry -> found.add(endpoint(entry.getKey(), entry.getValue())));
        return new Endpoints(List.copyOf(found));
    }

    /** @throws IllegalArgumentException when there is no such service */
    public Endpoint of(String service) {
        return all.stream()
                .filter(endpoint -> endpoint.name().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service " + service + " in " + all));
    }

    /** Services that speak through a sidecar, which are those with an outbox and an inbox. */
    public List<Endpoint> withSidecar() {
        return all.stream().filter(endpoint -> endpoint.sidecar().isPresent()).toList();
    }

    private static Endpoint endpoint(String name, JsonNode node) {
        JsonNode sidecar = node.path("sidecar");
        return new Endpoint(
                name,
                node.path("url").asText(),
                node.path("pid").asLong(),
                sidecar.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new Sidecar(
                                sidecar.path("pid").asLong(),
                                sidecar.path("http_port").asInt(),
                                sidecar.path("grpc_port").asInt())));
    }
}
