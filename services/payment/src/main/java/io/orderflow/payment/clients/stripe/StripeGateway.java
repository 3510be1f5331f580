package io.orderflow.payment.clients.stripe;

import io.orderflow.payment.clients.Gateway;
import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.GatewayUnavailable;
import io.orderflow.payment.clients.Heard;
import io.orderflow.payment.clients.WebhookDelivery;
import io.orderflow.payment.config.PaymentConfig;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stripe: payment intents with manual capture (docs/adr/0006-stripe-adapter.md). A card's token is the id of a payment method. */
@Singleton
class StripeGateway implements Gateway {

    static final String NAME = "stripe";

    private final Optional<StripeEffects> effects;
    private final StripeWebhooks webhooks;
    private final Worker worker = new Worker();

    StripeGateway(PaymentConfig config) {
        var settings = StripeSettings.of(config);
        this.effects = settings.map(StripeEffects::new);
        this.webhooks = new StripeWebhooks(
                settings.map(StripeSettings::webhookSecrets).orElse(List.of()), config.webhookTolerance());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<GatewayAnswer> perform(GatewayCall call, Duration deadline) {
        return worker.run(deadline, due -> connected().perform(call, due));
    }

    @Override
    public Uni<Optional<GatewayAnswer>> find(GatewayCall call, Duration deadline) {
        return worker.run(deadline, due -> connected().find(call, due));
    }

    @Override
    public Heard hear(WebhookDelivery delivery) {
        return webhooks.hear(delivery);
    }

    /** Payments that are with Stripe are never decided without it: they wait until it is connected again. */
    private StripeEffects connected() {
        return effects.orElseThrow(() -> new GatewayUnavailable("stripe is not connected"));
    }

    @PreDestroy
    void close() {
        worker.close();
    }
}
