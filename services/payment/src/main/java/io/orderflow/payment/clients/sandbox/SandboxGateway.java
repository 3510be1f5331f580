package io.orderflow.payment.clients.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.payment.clients.Gateway;
import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.GatewayUnavailable;
import io.orderflow.payment.clients.Heard;
import io.orderflow.payment.clients.Said;
import io.orderflow.payment.clients.WebhookDelivery;
import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.AuthorizationAge;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.webhook.GatewayEvent;
import io.orderflow.payment.domain.webhook.WebhookSignatures;
import io.orderflow.platform.web.Json;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The gateway of play money (services/sandbox). It tells the age of an authorization and cannot renew one (api.md §5: aged ones expire). */
@Singleton
class SandboxGateway implements Gateway {

    private static final int CONNECTIONS = 64;

    private final HttpClient http;
    private final PaymentConfig.Sandbox config;
    private final WebhookSignatures signatures;

    SandboxGateway(Vertx vertx, PaymentConfig config) {
        this.http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
        this.config = config.sandbox();
        this.signatures =
                new WebhookSignatures(this.config.webhookSecrets().orElse(List.of()), config.webhookTolerance());
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public Uni<GatewayAnswer> perform(GatewayCall call, Duration deadline) {
        boolean release = call.effect().equals(Effect.VOID.code());
        var body = new Operation(
                call.key(),
                call.reference(),
                call.token(),
                release ? null : new MoneyBody(call.amount(), call.currency()));
        return send(
                        HttpMethod.POST,
                        "/gateway/payments/" + call.effect(),
                        deadline,
                        request -> request.send(Json.write(body)))
                .map(answer -> {
                    if (answer.status() != 200) {
                        throw unavailable(answer);
                    }
                    return read(answer.body());
                });
    }

    @Override
    public Uni<Optional<GatewayAnswer>> find(GatewayCall call, Duration deadline) {
        String path = "/gateway/operations/"
                + URLEncoder.encode(call.key(), StandardCharsets.UTF_8).replace("+", "%20");
        return send(HttpMethod.GET, path, deadline, HttpClientRequest::send).map(answer -> switch (answer.status()) {
            case 200 -> Optional.of(read(answer.body()));
            case 404 -> Optional.empty();
            default -> throw unavailable(answer);
        });
    }

    @Override
    public Heard hear(WebhookDelivery delivery) {
        var header = delivery.header();
        String id = header.apply("webhook-id");
        boolean signed = signatures.accepts(
                id,
                header.apply("webhook-timestamp"),
                header.apply("webhook-signature"),
                delivery.body(),
                delivery.at());
        if (id == null || !signed) {
            return new Heard.Forged();
        }
        try {
            var event = Json.read(new String(delivery.body(), StandardCharsets.UTF_8), Event.class);
            return event == null ? new Heard.Unreadable() : new Heard.News(event.news(id));
        } catch (IllegalArgumentException unreadable) {
            return new Heard.Unreadable();
        }
    }

    private Uni<Raw> send(
            HttpMethod method,
            String path,
            Duration deadline,
            Function<HttpClientRequest, Uni<io.vertx.mutiny.core.http.HttpClientResponse>> sending) {
        var options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(config.url() + path)
                .setTimeout(deadline.toMillis())
                .putHeader("Authorization", "Bearer " + config.token().orElse(""))
                .putHeader("Content-Type", "application/json");
        return http.request(options)
                .chain(sending::apply)
                .chain(response -> response.body().map(body -> new Raw(response.statusCode(), body)))
                .onFailure()
                .transform(failure -> new GatewayUnavailable(failure.toString()));
    }

    private static GatewayAnswer read(Buffer body) {
        var result = Json.read(body.toString(), Result.class);
        return switch (result.status()) {
            case "succeeded" ->
                new GatewayAnswer.Done(
                        result.authorizationId(),
                        result.amount() == null ? 0 : result.amount().amount(),
                        result.hold() == null ? null : result.hold().age());
            case "declined" -> new GatewayAnswer.Declined(result.code() == null ? "declined" : result.code());
            case "action_required" ->
                new GatewayAnswer.ActionRequired(null, result.actionUrl() == null ? "" : result.actionUrl());
            default -> throw new GatewayUnavailable("unknown status " + result.status());
        };
    }

    private static GatewayUnavailable unavailable(Raw answer) {
        return new GatewayUnavailable("answered " + answer.status() + " " + answer.body());
    }

    private record Raw(int status, Buffer body) {}

    @RegisterForReflection
    record Operation(
            String operationKey,
            String paymentReference,
            @Nullable String token,
            @Nullable MoneyBody amount) {}

    /** What is read of a webhook. @param disputeId tells which dispute it is about, if more than one webhook is */
    @RegisterForReflection
    record Event(
            @Nullable String type,
            @Nullable String paymentReference,
            @Nullable String disputeId,
            @Nullable JsonNode amount) {

        GatewayEvent news(String id) {
            return new GatewayEvent(
                    id,
                    Objects.requireNonNullElse(type, ""),
                    Objects.requireNonNullElse(paymentReference, ""),
                    Objects.requireNonNullElse(disputeId, id),
                    amount == null ? null : Said.money(amount.get("amount"), amount.get("currency")));
        }
    }

    @RegisterForReflection
    record Result(
            String status,
            @Nullable String code,
            @Nullable MoneyBody amount,
            @Nullable String authorizationId,
            @Nullable String actionUrl,
            @Nullable Hold hold) {}

    @RegisterForReflection
    record Hold(Instant at, Instant until, Instant asOf) {

        AuthorizationAge age() {
            return AuthorizationAge.of(at, until, asOf);
        }
    }
}
