package io.orderflow.platform.openapi;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * What can be told of an operation from its method, its path and what it answers.
 * @param keyed    needs an {@code Idempotency-Key} (api.md §5, "Idempotency keys")
 * @param versioned honours {@code If-Match}: a change of what has a version
 */
record Route(HttpMethod method, String path, boolean hasBody, boolean keyed, boolean versioned) {

    static Route of(HttpMethod method, String path, Operation operation, Map<String, Schema> schemas) {
        boolean business = path.startsWith("/api/v1/") && !path.startsWith("/api/v1/ops/");
        boolean keyed = business && method == HttpMethod.POST && !path.equals("/api/v1/quotes");
        boolean change = method == HttpMethod.PUT || method == HttpMethod.PATCH || method == HttpMethod.DELETE || keyed;
        boolean versioned = business && change && path.contains("{") && answersWithVersion(operation, schemas);
        return new Route(method, path, operation.getRequestBody() != null, keyed, versioned);
    }

    private static boolean answersWithVersion(Operation operation, Map<String, Schema> schemas) {
        return operation.getResponses().getAPIResponses().values().stream()
                .map(APIResponse::getContent)
                .filter(Objects::nonNull)
                .map(Content::getMediaTypes)
                .flatMap(types -> types.values().stream())
                .map(MediaType::getSchema)
                .flatMap(schema -> Stream.ofNullable(Examples.name(schema)))
                .flatMap(name -> Stream.ofNullable(schemas.get(name)))
                .anyMatch(schema ->
                        schema.getProperties() != null && schema.getProperties().containsKey("version"));
    }

    boolean namesSomething() {
        return path.contains("{");
    }

    /** Whether it cannot be done without having read what is there (428). */
    boolean replaces() {
        return versioned && method == HttpMethod.PUT;
    }

    boolean isWebhook() {
        return path.startsWith("/webhooks/");
    }

    /** Routes that the production profile does not have. */
    boolean isLocal() {
        return path.equals("/api/v1/ops/clock") || path.equals("/api/v1/ops/crash-points");
    }
}
