package io.orderflow.payment.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Windows, deadlines, and the gateways that are connected. */
@ConfigMapping(prefix = "payment")
public interface PaymentConfig {

    /** Name of the one that takes new card payments. */
    @WithDefault("sandbox")
    String gateway();

    /** How long an authorization is good for from the moment its gateway holds the money, where the gateway does not let go earlier. */
    @WithDefault("7D")
    Duration authorizationWindow();

    /** Share of the window after which operators are warned of an authorization, and it is renewed where its gateway can; 0 to 1. */
    @WithDefault("0.8")
    double authorizationWarning();

    /** How far a webhook's time may be from ours, real time. */
    @WithDefault("5M")
    Duration webhookTolerance();

    /** After which an operation that a caller waits for counts as unknown. */
    @WithDefault("3S")
    Duration callerDeadline();

    /** The same where nobody waits; within the lease of an operation. */
    @WithDefault("8S")
    Duration backgroundDeadline();

    /** For the question what came of an operation. */
    @WithDefault("2S")
    Duration lookupDeadline();

    /** How long after money moved a settlement has to name it, on the platform clock. */
    @WithDefault("3D")
    Duration settlementPatience();

    /**
     * What a gateway may keep for itself, by its name and the operation of a settlement file; none means that fees are not judged. Such as
     * {@code payment.settlement-fee.stripe.capture.basis-points}.
     */
    Map<String, Map<String, Fee>> settlementFee();

    /** How long webhooks, and marks against payments that must not come to be, are remembered. */
    @WithDefault("60D")
    Duration newsRetention();

    /** To whom the money of completed orders is paid out. */
    @WithDefault("house")
    String seller();

    Sandbox sandbox();

    Stripe stripe();

    /** Of one operation. */
    interface Fee {

        /** Hundredths of a percent of the amount, rounded half up. */
        @WithDefault("0")
        int basisPoints();

        /** Minor units beside that, by currency. When any is named, fees in other currencies are not judged. */
        Map<String, Long> fixed();
    }

    /** The gateway of play money. */
    interface Sandbox {

        /** Base URL. */
        String url();

        /** Bearer token that we show. */
        Optional<String> token();

        /** {@code whsec_…}, all of them valid; none means that no webhook is taken. */
        Optional<List<String>> webhookSecrets();
    }

    /** Connected when key, secrets and return URL are there; some of them without the others are refused at start. */
    interface Stripe {

        /** Base URL. */
        @WithDefault("https://api.stripe.com")
        String url();

        /** {@code sk_…} or, better, a restricted {@code rk_…} that may write payment intents and refunds. */
        Optional<String> apiKey();

        /** {@code whsec_…} of the endpoint, all of them valid. */
        Optional<List<String>> webhookSecrets();

        /** Where a card holder's bank sends the browser afterwards. */
        Optional<String> returnUrl();

        /** Whether new intents ask to be captured in parts. Stripe refuses every card of an account for which it has not enabled that. */
        @WithDefault("false")
        boolean multicapture();
    }
}
