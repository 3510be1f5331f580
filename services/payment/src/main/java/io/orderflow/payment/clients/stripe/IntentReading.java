package io.orderflow.payment.clients.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayAnswer.ActionRequired;
import io.orderflow.payment.clients.GatewayAnswer.Declined;
import io.orderflow.payment.clients.GatewayAnswer.Done;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.GatewayUnavailable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a payment intent in its present state says of the effects that were asked of it. */
final class IntentReading {

    private IntentReading() {}

    /** Money that was held counts as authorized, also when it has been taken or let go since. */
    static GatewayAnswer authorization(PaymentIntent intent, GatewayCall call) {
        return switch (intent.getStatus()) {
            case "requires_capture", "succeeded" ->
                new Done(
                        intent.getId(),
                        StripeAmount.read(intent.getAmount(), call.currency()),
                        HoldReading.age(intent));
            case "requires_action" -> new ActionRequired(intent.getId(), actionUrl(intent));
            case "requires_payment_method" -> new Declined(DeclineCodes.ofCard(code(intent)));
            case "canceled" -> {
                long held = held(intent.getLatestChargeObject());
                yield held > 0
                        ? new Done(intent.getId(), StripeAmount.read(held, call.currency()))
                        : new Declined("authorization_voided");
            }
            default -> throw new GatewayUnavailable("stripe: the intent is " + intent.getStatus());
        };
    }

    /**
     * The mark came with the capture, so it is there exactly when the capture is. The state tells of all captures together: it answers
     * for this one only where no more of them can come.
     */
    static Optional<GatewayAnswer> capture(PaymentIntent intent, GatewayCall call) {
        if (intent.getStatus().equals("processing")) {
            throw new GatewayUnavailable("stripe: the intent is processing");
        }
        String taken = intent.getMetadata().get(Marks.ofCapture(call.key()));
        return taken == null
                ? noCapture(intent).map(Declined::new)
                : Optional.of(new Done(intent.getId(), Long.parseLong(taken)));
    }

    /** Why none can come any more; empty while one can. */
    private static Optional<String> noCapture(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" ->
                Optional.of(PartsReading.isRestLapsed(intent) ? DeclineCodes.EXPIRED : DeclineCodes.ALREADY_CAPTURED);
            // Nobody but Stripe itself cancels with this reason: the authorization had run out.
            case "canceled" ->
                Optional.of(
                        "automatic".equals(intent.getCancellationReason())
                                ? DeclineCodes.EXPIRED
                                : "authorization_voided");
            default -> Optional.empty();
        };
    }

    /** A last capture lets the rest go at Stripe, so that there is nothing left to cancel and the rest counts as let go. */
    static Optional<GatewayAnswer> cancellation(PaymentIntent intent, GatewayCall call) {
        return switch (intent.getStatus()) {
            case "canceled" ->
                Optional.of(letGo(intent, call, held(intent.getLatestChargeObject()) - PartsReading.received(intent)));
            case "succeeded" -> {
                long rest = PartsReading.rest(intent);
                yield Optional.of(rest > 0 ? letGo(intent, call, rest) : new Declined(DeclineCodes.ALREADY_CAPTURED));
            }
            default -> Optional.empty();
        };
    }

    private static Done letGo(PaymentIntent intent, GatewayCall call, long units) {
        return new Done(intent.getId(), StripeAmount.read(units, call.currency()));
    }

    private static long held(@Nullable Charge charge) {
        return charge != null && "succeeded".equals(charge.getStatus()) ? charge.getAmount() : 0;
    }

    private static String actionUrl(PaymentIntent intent) {
        var next = intent.getNextAction();
        return next == null || next.getRedirectToUrl() == null
                ? ""
                : next.getRedirectToUrl().getUrl();
    }

    private static @Nullable String code(PaymentIntent intent) {
        return intent.getLastPaymentError() == null
                ? null
                : intent.getLastPaymentError().getCode();
    }
}
