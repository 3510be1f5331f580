package io.orderflow.payment.clients.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import io.orderflow.payment.domain.AuthorizationAge;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How old a hold is by Stripe's clock: the charge says when it was made and, for a card, until when it may be captured; the answer's
 * {@code Date} says what time it is there. Stripe cannot make a hold last longer: a longer one has to be asked for when it is made.
 */
final class HoldReading {

    private HoldReading() {}

    /** Null where the charge did not come with the intent. */
    static @Nullable AuthorizationAge age(PaymentIntent intent) {
        Charge charge = intent.getLatestChargeObject();
        if (charge == null || charge.getCreated() == null) {
            return null;
        }
        var held = Instant.ofEpochSecond(charge.getCreated());
        return AuthorizationAge.of(held, captureBefore(charge), asked(intent).orElse(held));
    }

    private static @Nullable Instant captureBefore(Charge charge) {
        var details = charge.getPaymentMethodDetails();
        if (details == null || details.getCard() == null || details.getCard().getCaptureBefore() == null) {
            return null;
        }
        return Instant.ofEpochSecond(details.getCard().getCaptureBefore());
    }

    private static Optional<Instant> asked(PaymentIntent intent) {
        var response = intent.getLastResponse();
        if (response == null) {
            return Optional.empty();
        }
        try {
            return response.headers()
                    .firstValue("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
