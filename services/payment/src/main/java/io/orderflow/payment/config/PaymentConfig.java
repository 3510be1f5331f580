package io.orderflow.payment.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Windows, deadlines, limits, the gateways that are connected, and the jobs; each group of a job has its name. */
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

    /** How long after a courier has collected cash a remittance has to bring it, on the platform clock. */
    @WithDefault("7D")
    Duration remittancePatience();

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

    Polling polling();

    GivingBack givingBack();

    Renewing renewing();

    OrderHold orderHold();

    AutoCapture autoCapture();

    FailedPaymentRetry failedPaymentRetry();

    PaymentStatusSync paymentStatusSync();

    RefundProcessing refundProcessing();

    BankTransferExpiry bankTransferExpiry();

    AuthorizationExpiry authorizationExpiry();

    WebhookRetry webhookRetry();

    PaymentReconciliation paymentReconciliation();

    Cleanup cleanup();

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

    /** Authorizations and captures whose outcome is unknown; they are asked for without end. */
    interface Polling {

        /** No wait between two questions is longer. */
        @WithDefault("30S")
        Duration longestWait();
    }

    /** Voids and refunds. */
    interface GivingBack {

        /** Attempts before one is parked, with an alert. */
        @Min(1)
        @WithDefault("7")
        int tries();

        /** After the first attempt; each further wait is twice as long. */
        @WithDefault("0.4S")
        Duration firstWait();

        /** No wait is longer. */
        @WithDefault("10S")
        Duration longestWait();
    }

    /** Authorizations that a gateway is asked to hold on to; tried until they end. */
    interface Renewing {

        /** No wait between two tries is longer. */
        @WithDefault("10M")
        Duration longestWait();
    }

    /** Orders that wait because their payment is disputed, and those that may go on. */
    interface OrderHold {

        /** Attempts before one is parked, with an alert. */
        @Min(1)
        @WithDefault("24")
        int tries();

        /** No wait between two attempts is longer. */
        @WithDefault("5M")
        Duration longestWait();
    }

    /** The job {@code auto-capture}. */
    interface AutoCapture {
        @WithDefault("1M")
        Duration every();

        /** After a capture was asked for, real time, before it counts as overdue. */
        @WithDefault("5M")
        Duration patience();

        /** Captures that are taken up in a run, at most. */
        @Min(1)
        @WithDefault("100")
        int batch();
    }

    /** The job {@code failed-payment-retry}. */
    interface FailedPaymentRetry {
        @WithDefault("5M")
        Duration every();

        /** After an authorization was asked for, real time, before it counts as overdue. */
        @WithDefault("5M")
        Duration patience();

        /** Before what was parked is left to a person, with an alert. */
        @Min(1)
        @WithDefault("3")
        int tries();

        /** Between the first try and the second, platform time; each further wait is twice as long. */
        @WithDefault("10M")
        Duration firstWait();

        /** No wait is longer. */
        @WithDefault("30M")
        Duration longestWait();

        /** Of each kind that are taken up in a run, at most. */
        @Min(1)
        @WithDefault("100")
        int batch();
    }

    /** The job {@code payment-status-sync}. */
    interface PaymentStatusSync {
        @WithDefault("1M")
        Duration every();

        /** Outcomes whose next question is further away are asked for now. */
        @WithDefault("5S")
        Duration waitingLongerThan();
    }

    /** The job {@code refund-processing}. */
    interface RefundProcessing {
        @WithDefault("2M")
        Duration every();

        /** Parked voids and refunds that are tried again in a run, at most. */
        @Min(1)
        @WithDefault("100")
        int batch();
    }

    /** The job {@code bank-transfer-expiry}. */
    interface BankTransferExpiry {
        @WithDefault("1M")
        Duration every();

        /** Payments that are read at once. */
        @Min(1)
        @WithDefault("100")
        int batch();
    }

    /** The job {@code authorization-expiry}. */
    interface AuthorizationExpiry {
        @WithDefault("5M")
        Duration every();

        /** Payments that are read at once. */
        @Min(1)
        @WithDefault("100")
        int batch();
    }

    /** The job {@code webhook-retry}. */
    interface WebhookRetry {
        @WithDefault("1M")
        Duration every();

        /** Disputes that are read at once. */
        @Min(1)
        @WithDefault("100")
        int batch();
    }

    /** The job {@code payment-reconciliation}. */
    interface PaymentReconciliation {
        @WithDefault("1H")
        Duration every();

        /** Ledger entries or payments that are read at once. */
        @Min(1)
        @WithDefault("500")
        int batch();

        /** How far behind what the last run has seen the next one looks again: longer than a commit may take, or clocks may differ. */
        @WithDefault("1D")
        Duration lookBack();
    }

    /** The job {@code cleanup}. */
    interface Cleanup {
        @WithDefault("1H")
        Duration every();

        /** Rows that one statement deletes. */
        @Min(1)
        @WithDefault("1000")
        int batch();
    }
}
