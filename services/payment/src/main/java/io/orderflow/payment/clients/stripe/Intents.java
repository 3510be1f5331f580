package io.orderflow.payment.clients.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.service.PaymentIntentService;
import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.GatewayUnavailable;
import java.util.Locale;
import java.util.Optional;

/** Authorizations: one payment intent each, confirmed when it is made and captured by hand. */
final class Intents {

    static final String CHARGE = "latest_charge";

    private final PaymentIntentService service;
    private final StripeSettings settings;

    Intents(PaymentIntentService service, StripeSettings settings) {
        this.service = service;
        this.settings = settings;
    }

    GatewayAnswer authorize(GatewayCall call, Due due) throws StripeException {
        var wish = PaymentIntentCreateParams.builder()
                .setAmount(StripeAmount.of(call.amount(), call.currency()))
                .setCurrency(call.currency().toLowerCase(Locale.ROOT))
                .setPaymentMethod(call.token())
                .addPaymentMethodType("card")
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .setConfirm(true)
                .setReturnUrl(settings.returnUrl())
                .putMetadata(Marks.REFERENCE, call.reference())
                .putMetadata(Marks.OPERATION_KEY, call.key())
                .addExpand(CHARGE);
        if (settings.multicapture()) {
            wish.setPaymentMethodOptions(inParts());
        }
        var made = service.create(wish.build(), due.options(call.key()));
        // The answer to a repeat is the first one, word for word: the card holder may have answered since.
        return IntentReading.authorization(isRepeat(made) ? read(made.getId(), due) : made, call);
    }

    /** The search index lags by up to a minute; until then a repeat under the same key finds it, which Stripe keeps for a day. */
    Optional<GatewayAnswer> findAuthorization(GatewayCall call, Due due) throws StripeException {
        var wish = PaymentIntentSearchParams.builder()
                .setQuery("metadata['" + Marks.OPERATION_KEY + "']:'" + Marks.quoted(call.key()) + "'")
                .setLimit(1L)
                .build();
        var found = service.search(wish, due.options()).getData();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(IntentReading.authorization(read(found.getFirst().getId(), due), call));
    }

    /** As it is now, with its charge. */
    PaymentIntent read(GatewayCall call, Due due) throws StripeException {
        return read(id(call), due);
    }

    private PaymentIntent read(String id, Due due) throws StripeException {
        return service.retrieve(
                id, PaymentIntentRetrieveParams.builder().addExpand(CHARGE).build(), due.options());
    }

    private static PaymentMethodOptions inParts() {
        return PaymentMethodOptions.builder()
                .setCard(PaymentMethodOptions.Card.builder()
                        .setRequestMulticapture(PaymentMethodOptions.Card.RequestMulticapture.IF_AVAILABLE)
                        .build())
                .build();
    }

    private static boolean isRepeat(PaymentIntent made) {
        return made.getLastResponse()
                .headers()
                .firstValue("Idempotent-Replayed")
                .isPresent();
    }

    static String id(GatewayCall call) {
        if (call.authorizationId() == null) {
            throw new GatewayUnavailable("stripe: no intent is known of " + call.reference());
        }
        return call.authorizationId();
    }
}
