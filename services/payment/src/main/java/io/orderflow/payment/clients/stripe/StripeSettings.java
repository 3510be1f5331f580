package io.orderflow.payment.clients.stripe;

import io.orderflow.payment.config.PaymentConfig;
import java.util.List;
import java.util.Optional;

/** All that Stripe takes, or nothing at all. */
record StripeSettings(String url, String apiKey, List<String> webhookSecrets, String returnUrl, boolean multicapture) {

    /**
     * @return empty when Stripe is not connected
     * @throws IllegalStateException when some of it is configured and some is missing, or all is missing and new payments are to go there
     */
    static Optional<StripeSettings> of(PaymentConfig config) {
        var stripe = config.stripe();
        var key = stripe.apiKey();
        var secrets = stripe.webhookSecrets();
        var returning = stripe.returnUrl();
        if (key.isPresent() && secrets.isPresent() && returning.isPresent()) {
            return Optional.of(
                    new StripeSettings(stripe.url(), key.get(), secrets.get(), returning.get(), stripe.multicapture()));
        }
        boolean none = key.isEmpty() && secrets.isEmpty() && returning.isEmpty();
        if (none && !config.gateway().equals(StripeGateway.NAME)) {
            return Optional.empty();
        }
        throw new IllegalStateException("Stripe needs GATEWAY_STRIPE_API_KEY (" + told(key) + "), "
                + "GATEWAY_STRIPE_WEBHOOK_SECRETS (" + told(secrets) + ") and GATEWAY_STRIPE_RETURN_URL ("
                + told(returning) + "). Set all three; or none, and a GATEWAY other than stripe.");
    }

    private static String told(Optional<?> value) {
        return value.isPresent() ? "set" : "missing";
    }
}
