package io.orderflow.platform.openapi;

import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/**
 * What can be told of an operation from its method and path alone.
 * @param keyed    needs an {@code Idempotency-Key} (api.md §5, "Idempotency keys")
 * @param versioned honours {@code If-Match}
 */
record Route(HttpMethod method, String path, boolean hasBody, boolean keyed, boolean versioned) {

    static Route of(HttpMethod method, String path, Operation operation) {
        boolean business = path.startsWith("/api/v1/") && !path.startsWith("/api/v1/ops/");
        boolean keyed = business && method == HttpMethod.POST && !path.equals("/api/v1/quotes");
        boolean change = method == HttpMethod.PUT || method == HttpMethod.PATCH || method == HttpMethod.DELETE || keyed;
        return new Route(
                method, path, operation.getRequestBody() != null, keyed, business && change && path.contains("{"));
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
