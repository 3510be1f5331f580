package io.orderflow.payment.api;

import io.orderflow.payment.clients.Gateways;
import io.orderflow.payment.clients.Heard;
import io.orderflow.payment.clients.WebhookDelivery;
import io.orderflow.payment.domain.webhook.GatewayEvent;
import io.orderflow.payment.usecase.operation.ReceiveWebhook;
import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    private final Gateways gateways;

    WebhookResource(ReceiveWebhook receiving, Gateways gateways) {
        this.receiving = receiving;
        this.gateways = gateways;
    }

    @POST
    @Path("{gateway}")
    @Consumes(MediaType.WILDCARD)
    @APIResponse(responseCode = "204", description = "Taken")
    @Parameter(name = "webhook-id", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "webhook-timestamp", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "webhook-signature", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "Stripe-Signature",
            in = ParameterIn.HEADER,
            description = "For the gateway stripe, instead of the other three",
            schema = @Schema(type = SchemaType.STRING))
    @Operation(
            summary =
                    "Takes a webhook, signed as its gateway signs (Standard Webhooks for the sandbox); repeats and any order are safe")
    public Uni<Response> receive(
            @PathParam("gateway") String gateway,
            @Context HttpHeaders headers,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Event.class)))
                    byte @Nullable [] body) {
        var adapter = gateways.find(gateway)
                .orElseThrow(() -> new ProblemException(Problem.of(404, "not_found", "No such gateway is connected.")));
        byte[] raw = body == null ? new byte[0] : body;
        var taken = switch (adapter.hear(new WebhookDelivery(headers::getHeaderString, raw, Instant.now()))) {
            case Heard.News(GatewayEvent event) -> receiving.receive(gateway, bounded(event));
            case Heard.NewsOfAuthorization(GatewayEvent event) ->
                receiving.receiveOfAuthorization(gateway, bounded(event));
            case Heard.Nothing() -> Uni.createFrom().voidItem();
            case Heard.Forged() ->
                throw refused(
                        "invalid_signature",
                        "webhook-signature",
                        "The signature is missing, wrong, or not of the last minutes.");
            case Heard.Unreadable() -> throw refused("malformed_json", "", "The body is not a webhook's.");
        };
        return taken.replaceWith(() -> Response.noContent().build());
    }

    private static GatewayEvent bounded(GatewayEvent event) {
        bounded("webhook-id", event.id());
        bounded("type", event.type());
        bounded("payment_reference", event.paymentReference());
        bounded("dispute_id", event.subject());
        return event;
    }

    private static ProblemException refused(String code, String field, String detail) {
        return new ProblemException(
                Problem.of(400, code, detail).withErrors(List.of(new Problem.FieldError(field, code, detail))));
    }

    private static void bounded(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw ProblemException.badField(field, "size", "must have 1 to " + LONGEST + " characters");
        }
    }

    /** What is read of a webhook's body; the rest is the gateway's to answer for. The constraints tell readers of the API, {@code bounded} checks. */
    @RegisterForReflection
    @Schema(name = "GatewayEvent")
    record Event(
            @NotBlank @Size(max = LONGEST) String type,
            @NotBlank @Size(max = LONGEST) String paymentReference,
            @Nullable @Size(min = 1, max = LONGEST) String disputeId) {}
}
