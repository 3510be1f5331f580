package io.orderflow.payment.clients.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.GatewayUnavailable;
import io.orderflow.payment.domain.Effect;
import java.util.Optional;

/** Calls Stripe, on the thread that asks, and sorts what it says into done, declined and unknown. */
final class StripeEffects {

    private final Intents intents;
    private final Captures captures;
    private final Refunds refunds;

    StripeEffects(StripeSettings settings) {
        // No retries inside: what is unknown is ours to ask for, with our deadlines.
        var client = StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(settings.url())
                .setMaxNetworkRetries(0)
                .build();
        this.intents = new Intents(client.v1().paymentIntents(), settings);
        this.captures = new Captures(client.v1().paymentIntents(), intents);
        this.refunds = new Refunds(client.v1().refunds());
    }

    GatewayAnswer perform(GatewayCall call, Due due) {
        var effect = Effect.of(call.effect());
        // What is let go is all that is left, whatever amount the call has.
        if (effect != Effect.VOID && !StripeAmount.isExpressible(call.amount(), call.currency())) {
            return new GatewayAnswer.Declined(DeclineCodes.NOT_EXPRESSIBLE);
        }
        try {
            return switch (effect) {
                case AUTHORIZE -> intents.authorize(call, due);
                case CAPTURE -> captures.capture(call, due);
                case VOID -> captures.letGo(call, due);
                case REFUND -> refunds.refund(call, due);
            };
        } catch (CardException refused) {
            return new GatewayAnswer.Declined(DeclineCodes.ofCard(refused.getCode()));
        } catch (InvalidRequestException refused) {
            return refused(call, refused, due);
        } catch (StripeException unknown) {
            throw unavailable(unknown);
        }
    }

    Optional<GatewayAnswer> find(GatewayCall call, Due due) {
        try {
            return switch (Effect.of(call.effect())) {
                case AUTHORIZE -> intents.findAuthorization(call, due);
                case CAPTURE -> captures.findCapture(call, due);
                case VOID -> captures.findLettingGo(call, due);
                case REFUND -> refunds.find(call, due);
            };
        } catch (StripeException unknown) {
            throw unavailable(unknown);
        }
    }

    /**
     * Stripe did nothing. Why is in the state of the intent where that is in the way, which may be this very call's doing; an intent that
     * it does not know is no decision, but a key of another account.
     */
    private GatewayAnswer refused(GatewayCall call, InvalidRequestException refused, Due due) {
        String code = String.valueOf(refused.getCode());
        if (code.equals("payment_intent_unexpected_state")) {
            return find(call, due).orElseThrow(() -> unavailable(refused));
        }
        if (code.equals("resource_missing") && !"payment_method".equals(refused.getParam())) {
            throw unavailable(refused);
        }
        return new GatewayAnswer.Declined(DeclineCodes.ofRequest(code));
    }

    /** Without Stripe's message, which may quote what the buyer has entered. */
    private static GatewayUnavailable unavailable(StripeException failure) {
        return new GatewayUnavailable("stripe: " + failure.getClass().getSimpleName() + " " + failure.getStatusCode()
                + " " + failure.getCode() + " " + failure.getRequestId());
    }
}
