package io.orderflow.platform.health;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves {@code /healthz*} and {@code /q/metrics} on a port of their own where one is configured: in a container probes and scrapers
 * reach 8081, never the API's port.
 */
@Singleton
class HealthListener {

    private final Vertx vertx;
    private final String host;
    private final int port;
    private final int apiPort;

    HealthListener(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int apiPort,
            @ConfigProperty(name = "orderflow.health-port") int port) {
        this.vertx = vertx;
        this.host = host;
        this.apiPort = apiPort;
        this.port = port;
    }

    void start(@Observes StartupEvent event) {
        if (port == 0 || port == apiPort) {
            return;
        }
        HttpClient inside = vertx.createHttpClient();
        vertx.createHttpServer()
                .requestHandler(request -> forward(inside, request))
                .listen(port, host)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void forward(HttpClient inside, HttpServerRequest request) {
        String path = String.valueOf(request.path());
        boolean known = path.startsWith("/healthz") || path.equals("/q/metrics");
        if (request.method() != HttpMethod.GET || !known) {
            request.response().setStatusCode(404).end();
            return;
        }
        inside.request(HttpMethod.GET, apiPort, "127.0.0.1", path)
                .compose(forwarded -> forwarded.send())
                .onSuccess(answer -> {
                    request.response().setStatusCode(answer.statusCode());
                    String type = answer.getHeader("content-type");
                    if (type != null) {
                        request.response().putHeader("content-type", type);
                    }
                    answer.body()
                            .onSuccess(request.response()::end)
                            .onFailure(failure -> request.response().reset());
                })
                .onFailure(failure -> request.response().setStatusCode(503).end());
    }
}
