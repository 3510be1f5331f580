package io.orderflow.sandbox.clients;

import io.orderflow.sandbox.config.SandboxConfig;
import io.orderflow.sandbox.domain.WebhookSignature;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The shop's webhook route. */
@Singleton
public class WebhookTarget {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final HttpClient http;
    private final Optional<String> url;
    private final String secret;

    WebhookTarget(Vertx vertx, SandboxConfig config) {
        this.http = vertx.createHttpClient();
        this.url = config.webhookUrl();
        this.secret = config.webhookSecret().orElse("");
        if (url.isPresent() && secret.isBlank()) {
            throw new IllegalStateException("GATEWAY_WEBHOOK_URL is set but GATEWAY_WEBHOOK_SECRET is not");
        }
    }

    public boolean isKnown() {
        return url.isPresent();
    }

    /** Sends one webhook, signed for this moment. @return the status it was answered with; fails when there was no answer */
    public Uni<Integer> post(String id, String body) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        var request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url.orElseThrow())
                .setTimeout(DEADLINE.toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", timestamp)
                .putHeader("webhook-signature", WebhookSignature.of(secret, id, timestamp, body));
        return http.request(request)
                .chain(opened -> opened.send(body))
                .chain(response -> response.body().replaceWith(response.statusCode()));
    }
}
