package io.orderflow.system.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every operation that the running services document. */
record Routes(Platform platform) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** @param path with its parameters in braces */
    record Route(String service, String method, String path) {
        /** The path with an id that nothing has. */
        String somewhere() {
            return path.replaceAll("\\{[^}]+}", "0193aaaa-0000-7000-8000-000000000000");
        }

        boolean takesBody() {
            return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
        }

        boolean isWebhook() {
            return path.startsWith("/webhooks/");
        }

        @Override
        public String toString() {
            return method + " " + path + " (" + service + ")";
        }
    }

    List<Route> all() {
        return platform.endpoints().all().stream()
                .filter(service -> !service.name().equals("console"))
                .flatMap(this::of)
                .toList();
    }

    private Stream<Route> of(Endpoint service) {
        JsonNode paths = platform.client(service.name(), Role.ADMIN)
                .get("/q/openapi?format=json")
                .send()
                .expect(200)
                .json()
                .path("paths");
        return paths.properties().stream()
                .filter(path ->
                        !path.getKey().startsWith("/healthz") && !path.getKey().startsWith("/q/"))
                .flatMap(path -> path.getValue().properties().stream()
                        .map(java.util.Map.Entry::getKey)
                        .filter(METHODS::contains)
                        .map(method -> new Route(service.name(), method.toUpperCase(), path.getKey())));
    }
}
