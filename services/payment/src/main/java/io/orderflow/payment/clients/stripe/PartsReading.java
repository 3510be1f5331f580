package io.orderflow.payment.clients.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import org.jspecify.annotations.Nullable;

/** What an intent says of captures in parts: multicapture, in Stripe's word. Where it says nothing there is one capture only. */
final class PartsReading {

    private PartsReading() {}

    /** Asked for when the intent was made, granted or not by account and card when it was confirmed. */
    static boolean areAllowed(PaymentIntent intent) {
        Charge charge = intent.getLatestChargeObject();
        if (charge == null || charge.getPaymentMethodDetails() == null) {
            return false;
        }
        var card = charge.getPaymentMethodDetails().getCard();
        return card != null
                && card.getMulticapture() != null
                && "available".equals(card.getMulticapture().getStatus());
    }

    /** Whether nothing is left to capture after that much more. @param amount in Stripe's units, as all amounts here */
    static boolean areOverWith(PaymentIntent intent, long amount) {
        return amount >= rest(intent);
    }

    static boolean isOneTaken(PaymentIntent intent) {
        return received(intent) > 0;
    }

    /** Held and not taken; still held, or let go since. */
    static long rest(PaymentIntent intent) {
        return intent.getAmount() - received(intent);
    }

    /** Whether Stripe let go of the rest because its time was over. It does not say why; by then nothing else could have been done with it. */
    static boolean isRestLapsed(PaymentIntent intent) {
        var age = HoldReading.age(intent);
        return areAllowed(intent) && rest(intent) > 0 && age != null && age.isOver();
    }

    static long received(PaymentIntent intent) {
        @Nullable Long received = intent.getAmountReceived();
        return received == null ? 0 : received;
    }
}
