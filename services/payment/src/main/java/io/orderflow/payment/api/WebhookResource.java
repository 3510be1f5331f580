package io.orderflow.payment.api;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.GatewayEvent;
import io.orderflow.payment.domain.WebhookSignatures;
import io.orderflow.payment.usecase.ReceiveWebhook;
import io.orderflow.platform.web.Json;
import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What gateways tell us. The signature takes the place of a token. */
@Path("/webhooks/gateways")
@PermitAll
@Tag(name = "webhooks")
public class WebhookResource {

    private static final int LONGEST = 200;

    private final ReceiveWebhook receiving;
    private final Map<String, WebhookSignatures> gateways;

    WebhookResource(ReceiveWebhook receiving, PaymentConfig config) {
        this.receiving = receiving;
        this.gateways = Map.of(
                "sandbox",
                new WebhookSignatures(config.sandbox().webhookSecrets().orElse(List.of()), config.webhookTolerance()));
    }

    @POST
    @Path("{gateway}")
    @Consumes(MediaType.WILDCARD)
    @APIResponse(responseCode = "204", description = "Taken")
    @Operation(summary = "Takes a signed webhook (Standard Webhooks); repeats and any order are safe")
    public Uni<Response> receive(
            @PathParam("gateway") String gateway,
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Event.class)))
                    byte @Nullable [] body) {
        var signatures = gateways.get(gateway);
        if (signatures == null) {
            throw new ProblemException(Problem.of(404, "not_found", "No such gateway is connected."));
        }
        byte[] raw = body == null ? new byte[0] : body;
        if (id == null || !signatures.accepts(id, timestamp, signature, raw, Instant.now())) {
            throw refused(
                    "invalid_signature",
                    "webhook-signature",
                    "The signature is missing, wrong, or not of the last minutes.");
        }
        String text = new String(raw, StandardCharsets.UTF_8);
        return receiving
                .receive(gateway, read(id, text), text)
                .replaceWith(() -> Response.noContent().build());
    }

    private static GatewayEvent read(String id, String body) {
        Event event;
        try {
            event = Json.read(body, Event.class);
        } catch (IllegalArgumentException unreadable) {
            throw refused("malformed_json", "", "The body is not a webhook's.");
        }
        return new GatewayEvent(
                bounded("webhook-id", id),
                bounded("type", event == null ? null : event.type()),
                bounded("payment_reference", event == null ? null : event.paymentReference()));
    }

    private static ProblemException refused(String code, String field, String detail) {
        return new ProblemException(
                Problem.of(400, code, detail).withErrors(List.of(new Problem.FieldError(field, code, detail))));
    }

    private static String bounded(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw ProblemException.badField(field, "size", "must have 1 to " + LONGEST + " characters");
        }
        return value;
    }

    /** What is read of a webhook's body; the rest is the gateway's to answer for. The constraints tell readers of the API, {@code bounded} checks. */
    @RegisterForReflection
    @Schema(name = "GatewayEvent")
    record Event(
            @NotBlank @Size(max = LONGEST) String type,
            @NotBlank @Size(max = LONGEST) String paymentReference) {}
}
