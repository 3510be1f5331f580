package io.orderflow.payment.clients.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.service.PaymentIntentService;
import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayAnswer.Declined;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.GatewayUnavailable;
import java.util.Optional;

/**
 * Takes what an intent holds, in parts where Stripe lets it, and lets go of the rest. The intent is read before each: it says whether this
 * was done before, also when Stripe has dropped the key, and which request is the right one.
 */
final class Captures {

    private final PaymentIntentService service;
    private final Intents intents;

    Captures(PaymentIntentService service, Intents intents) {
        this.service = service;
        this.intents = intents;
    }

    GatewayAnswer capture(GatewayCall call, Due due) throws StripeException {
        var intent = intents.read(call, due);
        var known = IntentReading.capture(intent, call);
        if (known.isPresent()) {
            return known.get();
        }
        if (Marks.areFull(intent.getMetadata())) {
            return new Declined(DeclineCodes.NO_MORE_PARTS);
        }
        long amount = StripeAmount.of(call.amount(), call.currency());
        var wish = PaymentIntentCaptureParams.builder()
                .setAmountToCapture(amount)
                .putMetadata(Marks.ofCapture(call.key()), Long.toString(call.amount()));
        if (PartsReading.areAllowed(intent)) {
            wish.setFinalCapture(PartsReading.areOverWith(intent, amount));
        }
        var now = service.capture(intent.getId(), wish.build(), due.options(call.key()));
        return IntentReading.capture(now, call).orElseThrow(() -> undecided(now));
    }

    GatewayAnswer letGo(GatewayCall call, Due due) throws StripeException {
        var intent = intents.read(call, due);
        var known = IntentReading.cancellation(intent, call);
        if (known.isPresent()) {
            return known.get();
        }
        var now = PartsReading.isOneTaken(intent) ? release(intent, call, due) : cancel(intent, call, due);
        return IntentReading.cancellation(now, call).orElseThrow(() -> undecided(now));
    }

    Optional<GatewayAnswer> findCapture(GatewayCall call, Due due) throws StripeException {
        return IntentReading.capture(intents.read(call, due), call);
    }

    Optional<GatewayAnswer> findLettingGo(GatewayCall call, Due due) throws StripeException {
        return IntentReading.cancellation(intents.read(call, due), call);
    }

    private PaymentIntent cancel(PaymentIntent intent, GatewayCall call, Due due) throws StripeException {
        var wish = PaymentIntentCancelParams.builder().addExpand(Intents.CHARGE).build();
        return service.cancel(intent.getId(), wish, due.options(call.key()));
    }

    /** A last capture of nothing: Stripe's way to let go of what is left after a part. */
    private PaymentIntent release(PaymentIntent intent, GatewayCall call, Due due) throws StripeException {
        var wish = PaymentIntentCaptureParams.builder()
                .setAmountToCapture(0L)
                .setFinalCapture(true)
                .build();
        return service.capture(intent.getId(), wish, due.options(call.key()));
    }

    private static GatewayUnavailable undecided(PaymentIntent intent) {
        return new GatewayUnavailable("stripe: the intent is " + intent.getStatus());
    }
}
