package io.orderflow.payment.clients.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.orderflow.payment.clients.Heard;
import io.orderflow.payment.clients.Said;
import io.orderflow.payment.clients.WebhookDelivery;
import io.orderflow.payment.domain.webhook.GatewayEvent;
import io.orderflow.platform.web.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a webhook's {@code Stripe-Signature} by any of several secrets, and reads the few things that we act upon. */
final class StripeWebhooks {

    private final List<String> secrets;
    private final long tolerance;

    StripeWebhooks(List<String> secrets, Duration tolerance) {
        this.secrets = secrets;
        this.tolerance = tolerance.toSeconds();
    }

    Heard hear(WebhookDelivery delivery) {
        String signature = delivery.header().apply("Stripe-Signature");
        if (signature == null) {
            return new Heard.Forged();
        }
        String body = new String(delivery.body(), StandardCharsets.UTF_8);
        var clock = Clock.fixed(delivery.at(), ZoneOffset.UTC);
        for (String secret : secrets) {
            try {
                if (Webhook.Signature.verifyHeader(body, signature, secret.strip(), tolerance, clock)) {
                    return read(body);
                }
            } catch (SignatureVerificationException anotherSecretMayFit) {
                continue;
            } catch (NumberFormatException noTime) {
                // The SDK lets this out where the header's time is no number.
                return new Heard.Forged();
            }
        }
        return new Heard.Forged();
    }

    /** Read by us: the SDK's own classes are of one API version, the endpoint's may be another. */
    private static Heard read(String body) {
        Event event;
        try {
            event = Json.read(body, Event.class);
        } catch (IllegalArgumentException unreadable) {
            return new Heard.Unreadable();
        }
        if (event == null || event.id() == null || event.type() == null || event.data() == null) {
            return new Heard.Unreadable();
        }
        var subject = event.data().object();
        String type = type(event.type(), subject);
        if (type == null) {
            return new Heard.Nothing();
        }
        return subject == null ? new Heard.Unreadable() : subject.news(event.id(), type);
    }

    private static @Nullable String type(String of, @Nullable Subject subject) {
        return switch (of) {
            // Sent once money is held, and with every capture of it.
            case "payment_intent.amount_capturable_updated" ->
                subject != null && subject.isTakenFrom() ? "payment.captured" : "payment.authorized";
            case "payment_intent.succeeded" -> "payment.captured";
            case "payment_intent.payment_failed" -> "payment.failed";
            case "payment_intent.canceled" -> "payment.voided";
            case "charge.refunded" -> "refund.succeeded";
            case "charge.dispute.created" -> "dispute.opened";
            case "charge.dispute.closed" -> subject == null ? null : end(subject.status());
            default -> of.startsWith("payment_intent.") ? of : null;
        };
    }

    /** An inquiry that is closed without a dispute is over as one that is won. */
    private static @Nullable String end(@Nullable String status) {
        return switch (String.valueOf(status)) {
            case "won", "warning_closed" -> "dispute.won";
            case "lost" -> "dispute.lost";
            default -> null;
        };
    }

    @RegisterForReflection
    record Event(
            @Nullable String id,
            @Nullable String type,
            @Nullable Data data) {}

    @RegisterForReflection
    record Data(@Nullable Subject object) {}

    /** An intent, a charge or a dispute. */
    @RegisterForReflection
    record Subject(
            @Nullable String id,
            @Nullable String paymentIntent,
            @Nullable String status,
            @Nullable JsonNode amount,
            @Nullable JsonNode amountReceived,
            @Nullable JsonNode currency,
            @Nullable Map<String, String> metadata) {

        boolean isTakenFrom() {
            return amountReceived != null && amountReceived.asLong() > 0;
        }

        Heard news(String event, String type) {
            String reference = metadata == null ? null : metadata.get(Marks.REFERENCE);
            String intent = paymentIntent == null ? id : paymentIntent;
            if (reference == null && intent == null) {
                return new Heard.Unreadable();
            }
            String subject = id == null ? event : id;
            var money = StripeAmount.read(Said.money(amount, currency));
            return reference == null
                    ? new Heard.NewsOfAuthorization(
                            new GatewayEvent(event, type, String.valueOf(intent), subject, money))
                    : new Heard.News(new GatewayEvent(event, type, reference, subject, money));
        }
    }
}
