package io.orderflow.payment.clients;

import io.orderflow.payment.config.PaymentConfig;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The gateways that are connected, and how long they are waited for. */
@Singleton
public class Gateways {

    private final List<Gateway> gateways;
    private final PaymentConfig config;

    Gateways(@All List<Gateway> gateways, PaymentConfig config) {
        this.gateways = gateways;
        this.config = config;
    }

    /** Takes new card payments. */
    public String preferred() {
        return gateways.getFirst().name();
    }

    /** The first try of a call, with a caller waiting: nothing is known of it yet. */
    public Uni<GatewayAnswer> perform(GatewayCall call) {
        return named(call.gateway()).perform(call, config.callerDeadline());
    }

    /** A later try, with a caller waiting: asks by key, and sends the call again only when it has not arrived. */
    public Uni<GatewayAnswer> performAgain(GatewayCall call) {
        return resolve(call, config.callerDeadline());
    }

    /** As {@link #performAgain}, with more patience, so that a slow gateway is heard out in the end. */
    public Uni<GatewayAnswer> resolve(GatewayCall call) {
        return resolve(call, config.backgroundDeadline());
    }

    private Uni<GatewayAnswer> resolve(GatewayCall call, Duration deadline) {
        var gateway = named(call.gateway());
        return gateway.find(call.key(), config.lookupDeadline())
                .chain(found ->
                        found.isPresent() ? Uni.createFrom().item(found.get()) : gateway.perform(call, deadline));
    }

    private Gateway named(String name) {
        return gateways.stream()
                .filter(gateway -> gateway.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no gateway " + name));
    }
}
