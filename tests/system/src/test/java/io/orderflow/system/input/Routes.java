package io.orderflow.system.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Every operation that the running services document. */
record Routes(Platform platform) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /**
     * @param path with its parameters in braces
     * @param takesBody of JSON, as the document has it
     * @param takesFile in another format, which has tests of its own
     * @param query names of its query parameters
     * @param roles that it is documented for; none where no token is needed
     * @param body what it takes
     */
    record Route(
            String service,
            String method,
            String path,
            boolean takesBody,
            boolean takesFile,
            List<String> query,
            Set<String> roles,
            Shape body) {
        static Route of(String service, String method, String path, JsonNode operation, JsonNode document) {
            List<String> query = StreamSupport.stream(
                            operation.path("parameters").spliterator(), false)
                    .filter(parameter -> parameter.path("in").asText().equals("query"))
                    .map(parameter -> parameter.path("name").asText())
                    .toList();
            JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
            return new Route(
                    service,
                    method.toUpperCase(Locale.ROOT),
                    path,
                    takesJson(operation),
                    operation.has("requestBody") && !takesJson(operation),
                    query,
                    roles(operation),
                    Shape.of(schema, document));
        }

        private static Set<String> roles(JsonNode operation) {
            return StreamSupport.stream(operation.path("security").spliterator(), false)
                    .flatMap(scheme -> scheme.properties().stream())
                    .flatMap(scheme -> StreamSupport.stream(scheme.getValue().spliterator(), false))
                    .map(JsonNode::asText)
                    .collect(Collectors.toSet());
        }

        private static boolean takesJson(JsonNode operation) {
            return operation.path("requestBody").path("content").has("application/json");
        }

        /** The path with a text in the place of each parameter. @param text encoded */
        String at(String text) {
            return path.replaceAll("\\{[^}]+}", Matcher.quoteReplacement(text));
        }

        /** The path with an id that nothing has. */
        String somewhere() {
            return at("0193aaaa-0000-7000-8000-000000000000");
        }

        boolean namesSomething() {
            return path.contains("{");
        }

        /** Whether it needs an Idempotency-Key. Source: api.md §5. */
        boolean isKeyed() {
            return method.equals("POST")
                    && path.startsWith("/api/v1/")
                    && !path.startsWith("/api/v1/ops/")
                    && !path.equals("/api/v1/quotes");
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
        JsonNode document = platform.client(service.name(), Role.ADMIN)
                .get("/q/openapi?format=json")
                .send()
                .expect(200)
                .json();
        return document.path("paths").properties().stream()
                .filter(path ->
                        !path.getKey().startsWith("/healthz") && !path.getKey().startsWith("/q/"))
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> Route.of(
                                service.name(), operation.getKey(), path.getKey(), operation.getValue(), document)));
    }
}
